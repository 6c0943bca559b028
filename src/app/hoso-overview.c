/* What the workspace holds, read at once for the page “Today”.  Runs on a
 * reading thread.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-overview.h"

#include "hoso-customers.h"
#include "hoso-imports.h"
#include "hoso-journeys.h"
#include "hoso-personas.h"
#include "hoso-segments.h"
#include "hoso-surveys.h"

#define MAX_IMPORTS 5

void
hoso_overview_free (HosoOverview *overview)
{
  if (overview == NULL)
    return;

  g_clear_pointer (&overview->imports, g_ptr_array_unref);
  g_clear_pointer (&overview->questions, g_ptr_array_unref);
  g_clear_pointer (&overview->reviews, g_ptr_array_unref);
  g_free (overview);
}

/* Takes @list, which is NULL after an error. */
static gboolean
take_length (GPtrArray *list, guint *length)
{
  if (list == NULL)
    return FALSE;

  *length = list->len;
  g_ptr_array_unref (list);
  return TRUE;
}

static gboolean
load_imports (HosoDb *db, HosoOverview *overview, GError **error)
{
  overview->imports = hoso_imports_list (db, error);
  overview->questions = overview->imports != NULL ? hoso_imports_list (db, error) : NULL;
  if (overview->questions == NULL)
    return FALSE;

  for (guint i = overview->questions->len; i-- > 0;)
    if (((const HosoImportReport *)g_ptr_array_index (overview->questions, i))->decisions == 0)
      g_ptr_array_remove_index (overview->questions, i);
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *list = i == 0 ? overview->imports : overview->questions;

      if (list->len > MAX_IMPORTS)
        g_ptr_array_set_size (list, MAX_IMPORTS);
    }
  return TRUE;
}

static gboolean
is_due (const HosoPersona *persona, gint64 now)
{
  g_autoptr (GDateTime) reviewed = g_date_time_new_from_unix_utc (persona->reviewed_at);
  g_autoptr (GDateTime) due = NULL;

  if (reviewed != NULL)
    due = g_date_time_add_months (reviewed, persona->review_months);
  return due != NULL && g_date_time_to_unix (due) <= now;
}

static gboolean
load_personas (HosoDb *db, HosoOverview *overview, gint64 now, GError **error)
{
  overview->reviews = hoso_personas_list (db, error);
  if (overview->reviews == NULL)
    return FALSE;

  overview->personas = overview->reviews->len;
  for (guint i = overview->reviews->len; i-- > 0;)
    if (!is_due (g_ptr_array_index (overview->reviews, i), now))
      g_ptr_array_remove_index (overview->reviews, i);
  return TRUE;
}

static gboolean
load_customers (HosoDb *db, HosoOverview *overview, GError **error)
{
  GError *failure = NULL;

  overview->customers = hoso_customers_count (db, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, failure);
  return FALSE;
}

/* See hoso-overview.h. */
gpointer
hoso_overview_load (HosoDb *db, gpointer now, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoOverview) overview = g_new0 (HosoOverview, 1);

  if (!load_customers (db, overview, error) ||
      !load_imports (db, overview, error) ||
      !load_personas (db, overview, *(gint64 *)now, error) ||
      !take_length (hoso_surveys_list (db, error), &overview->surveys) ||
      !take_length (hoso_segments_list (db, error), &overview->segments) ||
      !take_length (hoso_journeys_list (db, error), &overview->journeys))
    return NULL;
  return g_steal_pointer (&overview);
}
