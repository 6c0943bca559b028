/* A field of the profile: data, not code.  Plain values; not thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_FIELD_TEXT,
  HOSO_FIELD_NUMBER,
  HOSO_FIELD_MONEY,
  HOSO_FIELD_CHOICE,
  HOSO_FIELD_CHOICES, /* several of them */
  HOSO_FIELD_SCALE,
  HOSO_FIELD_DATE, /* parts of it may be unknown */
  HOSO_FIELD_YES_NO,
  HOSO_FIELD_PLACE,  /* in Vietnam, by an old or a new name */
  HOSO_FIELD_PERSON, /* another customer */
} HosoFieldType;

#define HOSO_N_FIELD_TYPES 10

typedef struct
{
  gint64 id;
  char *key;
  char *title;      /* NULL: shown by hoso_name_get ("field.KEY") */
  char *definition; /* one sentence; NULL: hoso_name_get ("definition.KEY") */
  char *type;       /* as hoso_field_type_get_name() gives it */
  char *group;      /* "identity", "need", "behaviour", "belief", "conditions" */
  char *question;   /* "who", "why", "channel", "barrier", "return", "none"; or NULL */
  char *kind;       /* "b2c", "b2b" or "both" */
  int layer;        /* 1 to 3 */
  char **options;   /* of a choice; the two ends of a scale; or NULL */
  gboolean quick;   /* part of the quick form */
  gboolean retired; /* shown no longer; its values stay */
} HosoField;

/* Static, ended by NULL, in the order to show them. */
extern const char *const hoso_field_groups[];
extern const char *const hoso_field_questions[];

HosoField *hoso_field_new (const char *key, HosoFieldType type);
void hoso_field_free (HosoField *field);
/* Text for a type that is not known. */
HosoFieldType hoso_field_get_type_of (const HosoField *field);
const char *hoso_field_type_get_name (HosoFieldType type);
gboolean hoso_field_type_from_name (const char *name, HosoFieldType *type);
gboolean hoso_field_type_has_options (HosoFieldType type);
/* Whether its values have an order: numbers, money, scales and dates. */
gboolean hoso_field_type_is_ranked (HosoFieldType type);
/* Shown name in @language; free with g_free(). */
char *hoso_field_dup_label (const HosoField *field, const char *language);
/* What the field means, in one sentence, or NULL; free with g_free(). */
char *hoso_field_dup_definition (const HosoField *field, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoField, hoso_field_free)

G_END_DECLS
