/* One side of a cross-tab.  Each question is read once, chunk by chunk, each field by
 * its column; each distinct value is decided once.  Reads only; runs on the thread
 * that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-crosstab-side.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-chunk-table.h"
#include "hoso-customer-types.h"
#include "hoso-error.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-fold.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-ordinal.h"
#include "hoso-population.h"
#include "hoso-respondent-table.h"
#include "hoso-spelling-table.h"
#include "hoso-survey-table.h"
#include "hoso-tidying.h"

#define MAX_OPTIONS 250
#define MAX_CHOICES 64

void
hoso_crosstab_side_clear (HosoCrosstabSide *side)
{
  g_free (side->title);
  g_clear_pointer (&side->labels, g_ptr_array_unref);
  g_free (side->features);
  g_clear_pointer (&side->codes, g_array_unref);
  g_clear_pointer (&side->masks, g_array_unref);
}

/* --- Questions --- */

/* Numbers, ranges and scales of words stand in their own order instead of the file’s;
 * “Other” stays last. */
static void
sort_labels (HosoCrosstabSide *side, guint8 other)
{
  guint n = side->labels->len;
  guint ranked = n - (other == n && n > 0 ? 1 : 0);
  g_autofree double *ranks = g_new0 (double, n + 1);
  g_autofree guint8 *places = g_new0 (guint8, n + 1);
  g_autofree char **sorted = g_new0 (char *, n + 1);

  if ((other != 0 && other != n) ||
      !hoso_ordinal_rank ((const char *const *)side->labels->pdata, ranked, ranks))
    return;
  ranks[ranked] = G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      guint place = 0;

      for (guint k = 0; k < n; k++)
        place += ranks[k] < ranks[i] || (ranks[k] == ranks[i] && k < i) ? 1 : 0;
      places[i + 1] = (guint8)(place + 1);
      sorted[place] = side->labels->pdata[i];
    }
  memcpy (side->labels->pdata, sorted, n * sizeof *sorted);
  for (guint code = 0; code < side->n_codes; code++)
    side->features[code] = places[side->features[code]];
}

/* What people wrote under “Other” is one option together. */
static gboolean
number_features (HosoCrosstabSide *side, const HosoQuestion *question, const HosoTidying *tidying)
{
  g_autofree guint8 *numbers = g_new0 (guint8, tidying->options->len + 1);
  guint limit = side->several ? MAX_CHOICES : MAX_OPTIONS;
  guint8 other = 0;

  for (guint i = 0; i < tidying->options->len; i++)
    {
      const HosoOption *option = tidying->options->pdata[i];

      if (option->other && other != 0)
        {
          numbers[i] = other;
          continue;
        }
      if (side->labels->len == limit)
        return FALSE;
      g_ptr_array_add (side->labels, g_strdup (option->other ? _ ("Other") : option->label));
      numbers[i] = (guint8)side->labels->len;
      other = option->other ? numbers[i] : other;
    }
  side->n_codes = question->options->len + 1;
  side->features = g_new0 (guint8, side->n_codes);
  for (guint code = 1; code < side->n_codes; code++)
    {
      guint32 read = hoso_tidying_get_code (tidying, code);

      side->features[code] = read == 0 ? 0 : numbers[read - 1];
    }
  sort_labels (side, other);
  return TRUE;
}

static gboolean
refuse (const HosoCrosstabSide *side, GError **error)
{
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
               /* Translators: %s is a question. */
               _ ("“%s” cannot be compared: it has no options, or too many."), side->title);
  return FALSE;
}

static gboolean
prepare_question (HosoCrosstabSide *side, HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoQuestion) question = hoso_question_table_load (db, id, &side->survey, error);
  g_autoptr (HosoTidying) tidying = NULL;
  HosoCoding coding;

  tidying = question != NULL ? hoso_tidying_load (db, question, error) : NULL;
  if (tidying == NULL)
    return FALSE;
  coding = hoso_question_kind_get_coding (question->kind);
  side->title = hoso_question_dup_label (question);
  side->several = coding == HOSO_CODING_SET;
  if (coding == HOSO_CODING_TEXT || tidying->options->len == 0 ||
      !number_features (side, question, tidying))
    return refuse (side, error);
  return TRUE;
}

static guint8
get_feature (const HosoCrosstabSide *side, guint32 code)
{
  return code < side->n_codes ? side->features[code] : 0;
}

static guint64
get_mask (const HosoCrosstabSide *side, const HosoColumn *column, guint row)
{
  guint n;
  const guint32 *codes = hoso_column_get_set (column, row, &n);
  guint64 mask = 0;

  for (guint i = 0; i < n; i++)
    {
      guint8 feature = get_feature (side, codes[i]);

      if (feature != 0)
        mask |= G_GUINT64_CONSTANT (1) << (feature - 1);
    }
  return mask;
}

static gboolean
read_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  HosoCrosstabSide *side = data;
  GArray *array = side->several ? side->masks : side->codes;

  g_array_set_size (array, MAX (array->len, first + column->n));
  for (guint row = 0; row < column->n; row++)
    {
      if (side->several)
        g_array_index (array, guint64, first + row) = get_mask (side, column, row);
      else
        g_array_index (array, guint8, first + row) =
          get_feature (side, g_array_index (column->codes, guint32, row));
    }
  return TRUE;
}

/* --- Fields --- */

/* The place of a label from 1, added where it is new; 0 where there are too many. */
static guint
place_label (HosoCrosstabSide *side, GHashTable *places, const char *label)
{
  g_autofree char *folded = hoso_fold (label);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, folded));
  guint limit = side->several ? MAX_CHOICES : MAX_OPTIONS;

  if (place != 0 || side->labels->len == limit)
    return place;
  g_ptr_array_add (side->labels, g_strdup (label));
  g_hash_table_insert (places, g_steal_pointer (&folded), GUINT_TO_POINTER (side->labels->len));
  return side->labels->len;
}

/* What @value stands for: a place from 1, or a bit for each choice. */
static guint64
read_value (HosoCrosstabSide *side,
            const HosoField *field,
            HosoSpellingMap *map,
            GHashTable *places,
            const char *value)
{
  g_auto (GStrv) choices = NULL;
  guint64 mask = 0;

  if (!side->several)
    return place_label (side, places, hoso_spelling_map_read (map, value));
  choices = hoso_field_split (field, value);
  for (guint i = 0; choices[i] != NULL; i++)
    {
      guint place = place_label (side, places, hoso_spelling_map_read (map, choices[i]));

      if (place != 0)
        mask |= G_GUINT64_CONSTANT (1) << (place - 1);
    }
  return mask;
}

/* Options that somebody has come in their own order. */
static void
place_options (HosoCrosstabSide *side,
               const HosoField *field,
               const HosoFieldColumn *column,
               GHashTable *places)
{
  for (guint i = 0; field->options != NULL && field->options[i] != NULL; i++)
    {
      gboolean used = FALSE;

      for (guint k = 0; k < column->values->len && !used; k++)
        used = side->several ? strstr (column->values->pdata[k], field->options[i]) != NULL
                             : strcmp (column->values->pdata[k], field->options[i]) == 0;
      if (used)
        place_label (side, places, field->options[i]);
    }
}

static void
store_value (HosoCrosstabSide *side, guint place, guint64 value)
{
  if (side->several)
    g_array_index (side->masks, guint64, place) = value;
  else
    g_array_index (side->codes, guint8, place) = (guint8)value;
}

/* Puts single choices into the order of their labels. */
static void
sort_codes (HosoCrosstabSide *side)
{
  if (side->several)
    return;
  side->n_codes = side->labels->len + 1;
  side->features = g_new0 (guint8, side->n_codes);
  for (guint i = 0; i < side->n_codes; i++)
    side->features[i] = (guint8)i;
  sort_labels (side, 0);
  for (guint i = 0; i < side->codes->len; i++)
    {
      guint8 *code = &g_array_index (side->codes, guint8, i);

      *code = side->features[*code];
    }
}

static gboolean
take_column (HosoCrosstabSide *side,
             const HosoField *field,
             HosoSpellingMap *map,
             const HosoFieldColumn *column,
             GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint64 *read = g_new0 (guint64, column->values->len + 1);

  place_options (side, field, column, places);
  for (guint i = 0; i < column->values->len; i++)
    {
      read[i + 1] = read_value (side, field, map, places, column->values->pdata[i]);
      if (read[i + 1] == 0)
        return refuse (side, error);
    }
  if (side->labels->len == 0)
    return refuse (side, error);
  g_array_set_size (side->several ? side->masks : side->codes, column->end);
  for (guint i = 0; i < column->end; i++)
    store_value (side, i, read[column->codes[i]]);
  sort_codes (side);
  return TRUE;
}

static gboolean
read_field (HosoCrosstabSide *side, HosoDb *db, const char *key, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_table_load (db, key, error);
  HosoSpellingSubject subject = { .field = field != NULL ? field->id : 0 };
  g_autoptr (HosoSpellingMap) map =
    field != NULL ? hoso_spelling_table_load (db, &subject, error) : NULL;
  g_autoptr (HosoPopulation) customers = map != NULL ? hoso_population_load (db, 0, error) : NULL;
  g_autoptr (HosoFieldColumn) column = NULL;

  if (customers == NULL)
    return FALSE;
  side->title = hoso_field_dup_label (field, hoso_format_get_language ());
  side->several = hoso_field_get_type_of (field) == HOSO_FIELD_CHOICES;
  column = hoso_field_column_load (db, field->id, customers->all, error);
  return column != NULL && take_column (side, field, map, column, error);
}

/* The types of the customers, on the day of the latest order. */
static gboolean
read_types (HosoCrosstabSide *side, HosoDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, error);
  g_autoptr (HosoCustomerTypes) types =
    customers != NULL ? hoso_customer_types_load (db, NULL, cancellable, error) : NULL;

  if (types == NULL)
    return FALSE;
  side->title = g_strdup (_ ("Customer type"));
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      g_autofree char *name =
        g_strconcat ("customer-type.", hoso_type_get_key ((HosoCustomerType)i), NULL);

      g_ptr_array_add (side->labels, g_strdup (hoso_name_get (name, NULL)));
    }
  g_array_set_size (side->codes, customers->all->size);
  for (guint i = 0; i < types->customers->len; i++)
    {
      const HosoTypedCustomer *customer =
        &g_array_index (types->customers, HosoTypedCustomer, i);

      if (customer->customer < customers->all->size)
        store_value (side, (guint)customer->customer, customer->verdict.type + 1);
    }
  return TRUE;
}

gboolean
hoso_crosstab_side_read (HosoCrosstabSide *side,
                         HosoDb *db,
                         const HosoCrosstabSubject *subject,
                         GCancellable *cancellable,
                         GError **error)
{
  side->labels = g_ptr_array_new_with_free_func (g_free);
  side->codes = g_array_new (FALSE, TRUE, sizeof (guint8));
  side->masks = g_array_new (FALSE, TRUE, sizeof (guint64));
  if (subject->question != 0)
    return prepare_question (side, db, subject->question, error) &&
           hoso_chunk_table_foreach (db, subject->question, read_chunk, side, cancellable, error);
  if (g_strcmp0 (subject->field, "type") == 0)
    return read_types (side, db, cancellable, error);
  return read_field (side, db, subject->field, error);
}

gboolean
hoso_crosstab_side_check (const HosoCrosstabSide *side,
                          const HosoCrosstabSide *beside,
                          GError **error)
{
  return !beside->several || side->labels->len <= MAX_CHOICES || refuse (side, error);
}

/* --- Customers as respondents --- */

typedef struct
{
  HosoCrosstabSide *side;
  GArray *to;
} Joining;

static gboolean
join_one (const HosoRespondent *respondent, gpointer data, GError **error)
{
  const Joining *joining = data;
  GArray *from = joining->side->several ? joining->side->masks : joining->side->codes;

  if (respondent->customer >= from->len)
    return TRUE;
  if (respondent->ordinal >= joining->to->len)
    g_array_set_size (joining->to, respondent->ordinal + 1);
  if (joining->side->several)
    g_array_index (joining->to, guint64, respondent->ordinal) =
      g_array_index (from, guint64, respondent->customer);
  else
    g_array_index (joining->to, guint8, respondent->ordinal) =
      g_array_index (from, guint8, respondent->customer);
  return TRUE;
}

gboolean
hoso_crosstab_side_join (HosoCrosstabSide *side, HosoDb *db, gint64 survey, GError **error)
{
  GArray **array = side->several ? &side->masks : &side->codes;
  g_autoptr (GArray) to = NULL;
  Joining joining = { .side = side };

  if (survey == 0 || side->survey != 0)
    return TRUE;
  to = g_array_new (FALSE, TRUE, side->several ? sizeof (guint64) : sizeof (guint8));
  joining.to = to;
  if (!hoso_respondent_table_foreach (db, survey, join_one, &joining, error))
    return FALSE;
  g_array_unref (*array);
  *array = g_steal_pointer (&to);
  return TRUE;
}
