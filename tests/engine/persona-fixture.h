/* A workspace with a survey whose numbers can be counted by hand.
 *
 * 200 people answered, 60 of them buy on Shopee (the first ones):
 *
 *   1. Gender?         Female, Male     48 of the 60, 56 of the other 140 are female
 *   Channel            Shopee, Store
 *   Why do you buy?    Price, Quality   several; 45 of the 60, 42 of the 140: price
 *   How often?         Weekly, Monthly  every second one, everywhere
 *   How much do you care?  1 to 10   42 of the 60, 28 of the 140 say 9, the others 2
 *   Your name          text
 */

#pragma once

#include <glib/gstdio.h>

#include "hoso-db.h"
#include "hoso-rule.h"

#define FIXTURE_PEOPLE 200
#define FIXTURE_SHOPEE 60
#define FIXTURE_NOW 1790000000

enum
{
  FIXTURE_GENDER,
  FIXTURE_CHANNEL,
  FIXTURE_WHY,
  FIXTURE_OFTEN,
  FIXTURE_CARE,
  FIXTURE_NAME,
  FIXTURE_N_QUESTIONS,
};

typedef struct
{
  char *folder;
  HosoDb *db;
  gint64 survey;
  gint64 questions[FIXTURE_N_QUESTIONS];
} PersonaFixture;

void persona_fixture_set_up (PersonaFixture *fixture, gconstpointer data);
void persona_fixture_tear_down (PersonaFixture *fixture, gconstpointer data);
/* The survey; @customers, if not NULL, are those who answered it. */
void persona_fixture_add_survey (PersonaFixture *fixture, const gint64 *customers);
/* Those whose channel is @channel, or everybody where that is NULL; the id. */
gint64 persona_fixture_add_segment (PersonaFixture *fixture, const char *channel);
char *persona_fixture_dup_path (PersonaFixture *fixture, const char *name);
/* Text of a PDF, or NULL where pdftotext is missing: the test is then skipped. */
char *persona_fixture_dup_pdf_text (const char *path);
