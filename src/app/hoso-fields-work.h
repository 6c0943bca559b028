/* What the user does to the fields of the profile, on the store's threads. */

#pragma once

#include "hoso-field.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_FIELDS_STEP_ADD,
  HOSO_FIELDS_STEP_RENAME,
  HOSO_FIELDS_STEP_OPTIONS,
  HOSO_FIELDS_STEP_GROUP,
  HOSO_FIELDS_STEP_QUESTION,
  HOSO_FIELDS_STEP_UP,
  HOSO_FIELDS_STEP_DOWN,
  HOSO_FIELDS_STEP_RETIRE,
  HOSO_FIELDS_STEP_RESTORE,
} HosoFieldsStep;

typedef struct _HosoFieldsChange HosoFieldsChange;

HosoFieldsChange *hoso_fields_change_new (HosoFieldsStep step, const char *key, const char *text);
HosoFieldsChange *hoso_fields_change_new_add (HosoField *field);
void hoso_fields_change_free (HosoFieldsChange *change);

char **hoso_fields_split_options (const char *text);

/* HosoWorkFunc: a GPtrArray of all HosoField, in their order, also of retired ones. */
gpointer hoso_fields_load (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error);
/* HosoWorkFunc on a HosoFieldsChange: its step plus one. */
gpointer hoso_fields_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
