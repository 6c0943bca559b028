/* One real customer, a person or a company, with what is known of it.
 * Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include "hoso-contact.h"
#include "hoso-field.h"
#include "hoso-purchase.h"
#include "hoso-relation.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_CUSTOMER_PERSON,
  HOSO_CUSTOMER_COMPANY,
} HosoCustomerKind;

/* The current value of one field, with where it came from. */
typedef struct
{
  char *key;   /* of the field, for example "gender" */
  char *title; /* given by the user, or NULL: a name that we ship */
  char *value;
  char *source;       /* "survey", "hand", "orders", … */
  char *source_title; /* name of the survey or file, or NULL */
  gint64 set_at;      /* UTC seconds */
  gint64 person;      /* the customer that the value names, or 0 */
  char *person_name;  /* and what they are called, or NULL */
  gboolean retired;   /* the field is not shown any more */
} HosoFieldValue;

typedef struct
{
  gint64 id;
  char *text;
  gint64 at; /* UTC seconds */
} HosoNote;

/* One answered question, as the profile page shows it. */
typedef struct
{
  gint64 survey;
  char *survey_name;
  char *question; /* label with the grid row */
  char *answer;
  char *at; /* ISO 8601, or NULL */
} HosoGivenAnswer;

/* A line of a list. */
typedef struct
{
  gint64 id;
  HosoCustomerKind kind;
  char *name;
  char *phone; /* the first of each, or NULL */
  char *email;
  char *tags;         /* joined for showing, or NULL */
  gint64 photo;       /* 0 for none */
  GPtrArray *columns; /* of char: what the cells are about; NULL where nobody asked */
  char **cells;       /* as shown, "" for nothing; as many */
  gboolean partial;   /* cells that take longer are not filled yet */
} HosoCustomerRow;

typedef struct
{
  gint64 id;
  HosoCustomerKind kind;
  char *name;
  gint64 photo;         /* 0 for none */
  GPtrArray *contacts;  /* of HosoContact */
  GPtrArray *fields;    /* of HosoFieldValue */
  GPtrArray *tags;      /* of char */
  GPtrArray *notes;     /* of HosoNote, newest first */
  GPtrArray *answers;   /* of HosoGivenAnswer; read only */
  GPtrArray *purchases; /* of HosoPurchase, newest first; read only */
  GPtrArray *relations; /* of HosoRelation; read only */
} HosoCustomer;

HosoFieldValue *hoso_field_value_new (const char *key, const char *value);
void hoso_field_value_free (HosoFieldValue *value);
HosoNote *hoso_note_new (const char *text);
void hoso_note_free (HosoNote *note);
void hoso_given_answer_free (HosoGivenAnswer *answer);
void hoso_customer_row_free (HosoCustomerRow *row);
HosoCustomer *hoso_customer_new (void);
void hoso_customer_free (HosoCustomer *customer);
/* Borrowed value of the field, or NULL. */
const char *hoso_customer_get_field (const HosoCustomer *customer, const char *key);
/* The first contact of the kind, or NULL. */
const char *hoso_customer_get_contact (const HosoCustomer *customer, HosoContactKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoFieldValue, hoso_field_value_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoNote, hoso_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoGivenAnswer, hoso_given_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerRow, hoso_customer_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomer, hoso_customer_free)

G_END_DECLS
