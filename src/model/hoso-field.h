/* A field of the profile: data, not code.  Plain values; not thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *key;
  char *title;    /* NULL: shown by hoso_name_get ("field.KEY") */
  char *type;     /* "text", "number", "choice", "date" */
  char *group;    /* "identity", "need", "behaviour", "belief", "conditions" */
  int layer;      /* 1 to 3 */
  char **options; /* of a choice, or NULL */
} HosoField;

void hoso_field_free (HosoField *field);
/* Shown name in @language; free with g_free(). */
char *hoso_field_dup_label (const HosoField *field, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoField, hoso_field_free)

G_END_DECLS
