/* Customers and respondents of one form, kept beside the workspace so that a
 * test can count them by itself.
 */

#pragma once

#include "form-fixture.h"
#include "hoso-rule.h"

#define PEOPLE 240
#define CUSTOMERS 90

/* What the workspace holds, kept beside it for the plain evaluation. */
typedef struct
{
  gboolean customer;  /* the first rows of the form are customers */
  const char *gender; /* field of the customer, or NULL */
  const char *age;    /* field, as written */
  gboolean vip;       /* tag */
  guint purchases;
  gint64 amount;
  int days;                /* since the last purchase */
  const char *said_gender; /* answers; NULL for none */
  guint channels;          /* bits */
  int score;               /* 0 for none */
  char *text;
} Person;

typedef struct
{
  StoreFixture store;
  Person people[PEOPLE];
  gint64 customers[CUSTOMERS];
  gint64 survey;
  gint64 questions[8];
} PeopleFixture;

void people_fixture_set_up (PeopleFixture *fixture, gconstpointer data);
void people_fixture_tear_down (PeopleFixture *fixture, gconstpointer data);
/* @conditions: the rule's JSON behind its population, written with single
 * quotes; $0 … $7 become the ids of the questions. */
HosoRule *
people_fixture_make_rule (PeopleFixture *fixture, const char *conditions, gboolean survey);
