/* How a shop in Vietnam addresses a customer (xưng hô), and what it calls itself
 * then.  Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_GENDER_UNKNOWN,
  HOSO_GENDER_FEMALE,
  HOSO_GENDER_MALE,
} HosoGender;

/* Who speaks for the shop. */
typedef struct
{
  int age; /* in years, -1 for not known */
  HosoGender gender;
} HosoSpeaker;

/* Who is spoken to. */
typedef struct
{
  const char *name;   /* as written, or NULL */
  const char *chosen; /* the form that the owner set for this customer, or NULL */
  gboolean is_company;
  HosoGender gender;
  int age; /* in years, -1 for not known */
} HosoAddressee;

HosoGender hoso_gender_from_text (const char *text);
int hoso_age_from_text (const char *text);
char *hoso_given_name (const char *name);
const char *hoso_address_form_choose (const HosoAddressee *addressee, const HosoSpeaker *speaker);
const char *hoso_address_form_self (const char *form, const HosoSpeaker *speaker);

G_END_DECLS
