/* Whom a customer took in, each with a way back.  Reads by itself, so that the
 * profile does not wait for it.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-merges.h"

#include "hoso-date-text.h"
#include "hoso-duplicate-work.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoCustomerMerges
{
  AdwBin parent_instance;

  HosoWorkspace *workspace; /* or NULL */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCustomerMerges, hoso_customer_merges, ADW_TYPE_BIN)

static void
taken_back_cb (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("The merge was taken back."));
}

static void
take_back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerMerges *self = HOSO_CUSTOMER_MERGES (widget);
  gint64 merge = g_variant_get_int64 (parameter);

  if (self->workspace != NULL)
    hoso_write (GTK_WIDGET (gtk_widget_get_root (widget)), self->workspace, hoso_merge_take_back,
                g_memdup2 (&merge, sizeof merge), g_free, taken_back_cb);
}

static GtkWidget *
make_row (const HosoMerge *merge)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Take Back"));
  g_autofree char *name = g_markup_escape_text (merge->merged_name, -1);
  g_autofree char *date = hoso_date_text_dup_unix (merge->at);
  /* Translators: %s is a day. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Merged on %s"), date);
  /* Translators: %s is the name of a customer. */
  g_autofree char *label =
    g_strdup_printf (_ ("Take back the merge of “%s”"), merge->merged_name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Make two customers of this one again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "merges.take-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", merge->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_merges (HosoCustomerMerges *self, const GPtrArray *merges)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Merged Into This Customer"));
  for (guint i = 0; i < merges->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (g_ptr_array_index (merges, i)));
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), merges->len > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerMerges) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) merges =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (merges != NULL)
    show_merges (self, merges);
  else
    hoso_window_show_error (GTK_WIDGET (self), error);
}

static void
stop (HosoCustomerMerges *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
hoso_customer_merges_dispose (GObject *object)
{
  HosoCustomerMerges *self = HOSO_CUSTOMER_MERGES (object);

  stop (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_customer_merges_parent_class)->dispose (object);
}

static void
hoso_customer_merges_class_init (HosoCustomerMergesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_customer_merges_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "merges.take-back", "x",
                                   take_back_activated);
}

static void
hoso_customer_merges_init (HosoCustomerMerges *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* See hoso-customer-merges.h. */
void
hoso_customer_merges_show (HosoCustomerMerges *self, HosoWorkspace *workspace, gint64 customer)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_MERGES (self));

  stop (self);
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL || customer == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (workspace, hoso_merge_list, g_memdup2 (&customer, sizeof customer),
                             g_free, (GDestroyNotify)g_ptr_array_unref, self->cancellable,
                             listed_cb, g_object_ref (self));
}
