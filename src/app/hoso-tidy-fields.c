/* Tidying up what was written about customers: first which field, then which
 * spellings.  Main thread only, but for what it reads.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-tidy-fields.h"

#include "hoso-choice-dialog.h"
#include "hoso-customers.h"
#include "hoso-field.h"
#include "hoso-format.h"
#include "hoso-tidy-dialog.h"
#include "hoso-tidy-up.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* A field in which something looks alike, or did. */
typedef struct
{
  char *key;
  char *label;
  guint open;
} Candidate;

typedef struct
{
  GtkWidget *inside;
  HosoWorkspace *workspace;
  GPtrArray *candidates; /* or NULL until they are read */
} Choosing;

static void
candidate_free (Candidate *candidate)
{
  g_free (candidate->key);
  g_free (candidate->label);
  g_free (candidate);
}

static void
choosing_free (Choosing *choosing)
{
  g_object_unref (choosing->inside);
  g_object_unref (choosing->workspace);
  g_clear_pointer (&choosing->candidates, g_ptr_array_unref);
  g_free (choosing);
}

static void
closure_free (gpointer choosing, GClosure *closure)
{
  choosing_free (choosing);
}

static gboolean
is_listed (const GPtrArray *candidates, const char *key)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_strcmp0 (((const Candidate *)g_ptr_array_index (candidates, i))->key, key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_field (HosoDb *db,
           const HosoField *field,
           GPtrArray *candidates,
           GCancellable *cancellable,
           GError **error)
{
  HosoTidySubject subject = { .field = field->key };
  g_autoptr (GPtrArray) groups = NULL;
  Candidate *candidate;

  if (hoso_field_type_is_ranked (hoso_field_get_type_of (field)) ||
      is_listed (candidates, field->key))
    return TRUE;
  groups = hoso_tidy_up_propose (db, &subject, cancellable, error);
  if (groups == NULL)
    return FALSE;
  if (groups->len == 0)
    return TRUE;
  candidate = g_new0 (Candidate, 1);
  candidate->key = g_strdup (field->key);
  candidate->label = hoso_field_dup_label (field, hoso_format_get_language ());
  candidate->open = hoso_tidy_up_count_open (groups);
  g_ptr_array_add (candidates, candidate);
  return TRUE;
}

static gboolean
add_fields (HosoDb *db,
            HosoCustomerKind kind,
            GPtrArray *candidates,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) fields = hoso_fields_list (db, kind, error);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    if (!add_field (db, g_ptr_array_index (fields, i), candidates, cancellable, error))
      return FALSE;
  return fields != NULL;
}

/* On a reading thread. */
static gpointer
read_candidates (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) candidates =
    g_ptr_array_new_with_free_func ((GDestroyNotify)candidate_free);

  if (!add_fields (db, HOSO_CUSTOMER_PERSON, candidates, cancellable, error) ||
      !add_fields (db, HOSO_CUSTOMER_COMPANY, candidates, cancellable, error))
    return NULL;
  return g_steal_pointer (&candidates);
}

static void
chosen_cb (HosoChoiceDialog *dialog, gint64 id, Choosing *choosing)
{
  const Candidate *candidate = g_ptr_array_index (choosing->candidates, (guint)id - 1);

  hoso_tidy_dialog_open (choosing->inside, choosing->workspace, 0, candidate->key,
                         candidate->label);
}

static void
choose (Choosing *choosing)
{
  HosoChoiceDialog *dialog =
    hoso_choice_dialog_new (choosing->inside, _ ("Tidy Up Details"),
                            _ ("In which details shall spellings be taken together?"));

  for (guint i = 0; i < choosing->candidates->len; i++)
    {
      const Candidate *candidate = g_ptr_array_index (choosing->candidates, i);
      g_autofree char *number =
        hoso_format_integer (candidate->open, hoso_format_get_language ());
      /* Translators: %s is how many ways of writing an answer may be the same one. */
      g_autofree char *open = g_strdup_printf (
        ngettext ("%s spelling looks alike", "%s spellings look alike", candidate->open), number);

      hoso_choice_dialog_add (dialog, i + 1, candidate->label, candidate->open > 0 ? open : NULL);
    }
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), choosing, closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GError) error = NULL;

  choosing->candidates = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  if (choosing->candidates != NULL && choosing->candidates->len > 0 &&
      gtk_widget_get_root (choosing->inside) != NULL)
    {
      choose (choosing);
      return;
    }
  if (choosing->candidates == NULL)
    hoso_window_show_error (choosing->inside, error);
  else
    hoso_window_toast (choosing->inside, _ ("Every detail is spelled in one way."));
  choosing_free (choosing);
}

/* See hoso-tidy-fields.h. */
void
hoso_tidy_fields_open (GtkWidget *inside, HosoWorkspace *workspace)
{
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->inside = g_object_ref (inside);
  choosing->workspace = g_object_ref (workspace);
  hoso_workspace_read_async (workspace, read_candidates, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, NULL, read_cb, choosing);
}
