/* The row in which one field of a customer is edited, as its type asks for. */

#pragma once

#include <adwaita.h>

#include "hoso-field.h"

G_BEGIN_DECLS

/* @text is what was typed or chosen, "" for nothing. */
typedef void (*HosoFieldEdited) (const HosoField *field, const char *text, gpointer owner);

typedef struct
{
  const HosoField *field;    /* lives as long as the row */
  const char *value;         /* as stored, or NULL */
  const char *person_name;   /* who that is, for a person; or NULL */
  const char *const *others; /* what other customers have there, or NULL */
  HosoFieldEdited edited;
  gpointer owner; /* outlives the row */
} HosoFieldEditing;

/* A row for a list of rows. */
GtkWidget *hoso_field_editor_new (const HosoFieldEditing *editing);
/* The row that says what is wrong, to stand below; or NULL where nothing can be. */
GtkWidget *hoso_field_editor_get_message (GtkWidget *row);
/* Whether what is written there can be stored; says so in the row. */
gboolean hoso_field_editor_check (GtkWidget *row);
/* Whether the quick form shows its field. */
gboolean hoso_field_editor_is_quick (GtkWidget *row);
void hoso_field_editor_focus (GtkWidget *row);

G_END_DECLS
