/* What the customers' widgets ask of the workspace: reading on a reading
 * thread, each change as one step on the writing thread.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-work.h"

#include "hoso-customers.h"
#include "hoso-field.h"
#include "hoso-photo-button.h"
#include "hoso-profile-questions.h"
#include "hoso-relations.h"
#include "hoso-timelines.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

/* Values offered for one field. */
#define MAX_VALUES 30

/* --- Reading --- */

void
hoso_customer_data_free (HosoCustomerData *data)
{
  g_clear_pointer (&data->customer, hoso_customer_free);
  for (guint i = 0; i < G_N_ELEMENTS (data->fields); i++)
    {
      g_clear_pointer (&data->fields[i], g_ptr_array_unref);
      g_clear_pointer (&data->questions[i], g_ptr_array_unref);
    }
  g_clear_pointer (&data->values, g_hash_table_unref);
  g_clear_pointer (&data->earlier, g_ptr_array_unref);
  g_clear_object (&data->photo);
  g_strfreev (data->tags);
  g_free (data->summary);
  g_free (data);
}

static gboolean
read_values (HosoDb *db, HosoCustomerData *data, GError **error)
{
  data->values =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  for (guint kind = 0; kind < G_N_ELEMENTS (data->fields); kind++)
    for (guint i = 0; i < data->fields[kind]->len; i++)
      {
        const HosoField *field = data->fields[kind]->pdata[i];
        char **values;

        if (g_hash_table_contains (data->values, field->key))
          continue;
        values = hoso_fields_list_values (db, field->key, MAX_VALUES, error);
        if (values == NULL)
          return FALSE;
        g_hash_table_insert (data->values, g_strdup (field->key), values);
      }
  return TRUE;
}

static gboolean
read_fields (HosoDb *db, HosoCustomerData *data, GError **error)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (data->fields); kind++)
    {
      data->fields[kind] = hoso_fields_list (db, kind, error);
      if (data->fields[kind] == NULL)
        return FALSE;
      data->questions[kind] = hoso_profile_questions_load (db, data->fields[kind], error);
      if (data->questions[kind] == NULL)
        return FALSE;
    }
  data->tags = hoso_tags_list (db, error);
  return data->tags != NULL;
}

/* A photo that cannot be read is shown as none: the rest still counts. */
static GdkTexture *
read_photo (HosoDb *db, gint64 photo)
{
  g_autoptr (GBytes) bytes = photo != 0 ? hoso_photos_load (db, photo, NULL) : NULL;

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
}

/* See hoso-customer-work.h. */
gpointer
hoso_customer_data_read (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoCustomerData) data = g_new0 (HosoCustomerData, 1);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  data->customer = hoso_customers_load (db, *(gint64 *)id, error);
  if (data->customer == NULL || !read_fields (db, data, error))
    return NULL;
  data->earlier = hoso_customers_list_earlier (db, *(gint64 *)id, error);
  if (data->earlier == NULL)
    return NULL;
  data->summary = hoso_timelines_dup_summary (db, data->customer->id, zone, error);
  if (data->summary == NULL)
    return NULL;

  data->photo = read_photo (db, data->customer->photo);
  return g_steal_pointer (&data);
}

/* See hoso-customer-work.h. */
gpointer
hoso_customer_data_read_for_editing (HosoDb *db,
                                     gpointer id,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_autoptr (HosoCustomerData) data = g_new0 (HosoCustomerData, 1);

  data->customer = *(gint64 *)id != 0 ? hoso_customers_load (db, *(gint64 *)id, error)
                                      : hoso_customer_new ();
  if (data->customer == NULL || !read_fields (db, data, error) || !read_values (db, data, error))
    return NULL;
  return g_steal_pointer (&data);
}

/* --- Changing --- */

typedef struct
{
  gint64 id;
  char *text; /* a value */
  char *key;  /* of a field */
  GPtrArray *tags;
  GObject *chosen;
} Change;

static void
change_free (Change *change)
{
  g_free (change->text);
  g_free (change->key);
  g_clear_pointer (&change->tags, g_ptr_array_unref);
  g_clear_object (&change->chosen);
  g_free (change);
}

static Change *
change_new (gint64 id)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  return change;
}

/* What to say once it is done; the text is the toast's. */
typedef struct
{
  GtkWidget *inside;
  char *text;
} Report;

static void
report_free (Report *report)
{
  g_object_unref (report->inside);
  g_free (report->text);
  g_free (report);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Report, report_free)

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Report) report = data;
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL)
    hoso_window_show_error (report->inside, error);
  else
    hoso_window_toast_undo (report->inside, report->text);
}

/* Takes @change and @text. */
static void
start (HosoWorkspace *workspace, HosoWorkFunc func, Change *change, GtkWidget *inside, char *text)
{
  Report *report = g_new0 (Report, 1);

  report->inside = g_object_ref (inside);
  report->text = text;
  hoso_workspace_write_async (workspace, func, change, (GDestroyNotify)change_free, NULL, NULL,
                              done_cb, report);
}

static gpointer
remove_customer (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (hoso_customers_remove (db, &change->id, 1, error));
}

/* See hoso-customer-work.h. */
void
hoso_customer_work_remove (HosoWorkspace *workspace,
                           const HosoCustomer *customer,
                           GtkWidget *window)
{
  /* Translators: %s is the name of a customer. */
  start (workspace, remove_customer, change_new (customer->id), window,
         g_strdup_printf (_ ("“%s” was deleted."), customer->name));
}

static char *
dup_string (gconstpointer string, gpointer data)
{
  return g_strdup (string);
}

/* Everything else stays as it is stored. */
static gpointer
set_tags (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (HosoCustomer) customer = hoso_customers_load (db, change->id, error);

  if (customer == NULL)
    return NULL;

  g_ptr_array_set_size (customer->tags, 0);
  for (guint i = 0; i < change->tags->len; i++)
    g_ptr_array_add (customer->tags, g_strdup (change->tags->pdata[i]));
  return GINT_TO_POINTER (hoso_customers_save (db, customer, error) != 0);
}

/* See hoso-customer-work.h. */
void
hoso_customer_work_set_tags (HosoWorkspace *workspace,
                             gint64 id,
                             GPtrArray *tags,
                             GtkWidget *window)
{
  Change *change = change_new (id);

  change->tags = g_ptr_array_copy (tags, (GCopyFunc)dup_string, NULL);
  g_ptr_array_set_free_func (change->tags, g_free);
  start (workspace, set_tags, change, window, g_strdup (_ ("The tags were changed.")));
}

static gpointer
set_photo (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (GBytes) image = NULL;

  if (change->chosen != NULL)
    {
      image = hoso_photo_read (change->chosen, cancellable, error);
      if (image == NULL)
        return NULL;
    }
  return GINT_TO_POINTER (hoso_customers_set_photo (db, change->id, image, error));
}

/* See hoso-customer-work.h. */
void
hoso_customer_work_set_photo (HosoWorkspace *workspace,
                              gint64 id,
                              GObject *chosen,
                              GtkWidget *window)
{
  Change *change = change_new (id);

  change->chosen = chosen != NULL ? g_object_ref (chosen) : NULL;
  start (workspace, set_photo, change, window,
         g_strdup (chosen != NULL ? _ ("The photo was changed.") : _ ("The photo was removed.")));
}

static gpointer
remove_relation (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (hoso_relations_remove (db, change->id, error));
}

/* See hoso-customer-work.h. */
void
hoso_customer_work_remove_relation (HosoWorkspace *workspace,
                                    const HosoRelation *relation,
                                    GtkWidget *window)
{
  /* Translators: %s is the name of a customer. */
  start (workspace, remove_relation, change_new (relation->id), window,
         g_strdup_printf (_ ("“%s” was taken out."), relation->other_name));
}

static gpointer
restore_value (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (hoso_customers_restore_value (db, change->id, change->key, change->text,
                                                        error));
}

/* See hoso-customer-work.h. */
void
hoso_customer_work_restore_value (HosoWorkspace *workspace,
                                  gint64 id,
                                  const char *key,
                                  const char *value,
                                  GtkWidget *window)
{
  Change *change = change_new (id);

  change->key = g_strdup (key);
  change->text = g_strdup (value);
  start (workspace, restore_value, change, window, g_strdup (_ ("The earlier value is back.")));
}
