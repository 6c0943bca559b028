/* What a customer agreed to, a row for each purpose, and purposes of one's own.
 * Reads by itself, so that the profile does not wait for it.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-consents.h"

#include "hoso-consent-row.h"
#include "hoso-consents.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoCustomerConsents
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkMenuButton *add;
  GtkEditable *title;
  GPtrArray *rows; /* of HosoConsentRow, borrowed */

  HosoWorkspace *workspace; /* or NULL */
  gint64 customer;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCustomerConsents, hoso_customer_consents, ADW_TYPE_BIN)

/* --- Reading --- */

typedef struct
{
  GPtrArray *purposes; /* of HosoPurpose */
  GPtrArray *consents; /* of HosoConsent */
} Known;

static void
known_free (Known *known)
{
  g_clear_pointer (&known->purposes, g_ptr_array_unref);
  g_clear_pointer (&known->consents, g_ptr_array_unref);
  g_free (known);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static gpointer
read_known (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Known) known = g_new0 (Known, 1);

  known->purposes = hoso_consents_list_purposes (db, error);
  if (known->purposes == NULL)
    return NULL;
  known->consents = hoso_consents_list (db, *(gint64 *)data, error);
  return known->consents != NULL ? g_steal_pointer (&known) : NULL;
}

/* --- Noting an answer --- */

typedef struct
{
  gint64 customer;
  HosoConsent *consent;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  hoso_consent_free (answer->consent);
  g_free (answer);
}

static gpointer
set_consent (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Answer *answer = data;

  return hoso_consents_set (db, &answer->customer, 1, answer->consent, error)
           ? GINT_TO_POINTER (TRUE)
           : NULL;
}

static void
given_cb (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("Noted that the customer agrees."));
}

static void
withdrawn_cb (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("Noted that the customer does not agree."));
}

static void
answered_cb (HosoConsentRow *row,
             guint state,
             const char *channel,
             const char *note,
             HosoCustomerConsents *self)
{
  Answer *answer;

  if (self->workspace == NULL)
    return;
  answer = g_new0 (Answer, 1);
  answer->customer = self->customer;
  answer->consent = hoso_consent_new (hoso_consent_row_get_purpose (row), state);
  answer->consent->channel = g_strdup (channel);
  answer->consent->note = *note != '\0' ? g_strdup (note) : NULL;
  hoso_write (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, set_consent,
              answer, answer_free, state == HOSO_CONSENT_GIVEN ? given_cb : withdrawn_cb);
}

/* --- Adding a purpose --- */

static gpointer
add_purpose (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = hoso_consents_add_purpose (db, data, error);

  return key != NULL ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
added_cb (GtkWidget *inside, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (inside, _ ("The purpose was added, for all customers."));
}

static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerConsents *self = HOSO_CUSTOMER_CONSENTS (widget);

  if (self->workspace == NULL)
    return;
  hoso_write (GTK_WIDGET (gtk_widget_get_root (widget)), self->workspace, add_purpose,
              g_strdup (gtk_editable_get_text (self->title)), g_free, added_cb);
  gtk_editable_set_text (self->title, "");
  gtk_menu_button_popdown (self->add);
}

static void
title_activated_cb (HosoCustomerConsents *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "consents.add-purpose", NULL);
}

/* --- Showing --- */

static gboolean
shows_purposes (HosoCustomerConsents *self, const GPtrArray *purposes)
{
  gboolean same = self->rows->len == purposes->len;

  for (guint i = 0; same && i < purposes->len; i++)
    same = g_str_equal (hoso_consent_row_get_purpose (g_ptr_array_index (self->rows, i)),
                        ((const HosoPurpose *)g_ptr_array_index (purposes, i))->key);
  return same;
}

static void
make_rows (HosoCustomerConsents *self, const GPtrArray *purposes)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < purposes->len; i++)
    {
      HosoConsentRow *row = hoso_consent_row_new (g_ptr_array_index (purposes, i));

      g_signal_connect_object (row, "answered", G_CALLBACK (answered_cb), self, 0);
      adw_preferences_group_add (self->group, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerConsents) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Known) known = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (known == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (!shows_purposes (self, known->purposes))
    make_rows (self, known->purposes);
  for (guint i = 0; i < self->rows->len; i++)
    hoso_consent_row_show (g_ptr_array_index (self->rows, i), known->consents);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
stop (HosoCustomerConsents *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* --- The widget --- */

static void
hoso_customer_consents_dispose (GObject *object)
{
  HosoCustomerConsents *self = HOSO_CUSTOMER_CONSENTS (object);

  stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CUSTOMER_CONSENTS);
  G_OBJECT_CLASS (hoso_customer_consents_parent_class)->dispose (object);
}

static void
hoso_customer_consents_class_init (HosoCustomerConsentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_customer_consents_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/hoso/Hoso/ui/hoso-customer-consents.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerConsents, group);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerConsents, add);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerConsents, title);
  gtk_widget_class_bind_template_callback (widget_class, title_activated_cb);
  gtk_widget_class_install_action (widget_class, "consents.add-purpose", NULL, add_activated);
}

static void
hoso_customer_consents_init (HosoCustomerConsents *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/* See hoso-customer-consents.h. */
void
hoso_customer_consents_show (HosoCustomerConsents *self, HosoWorkspace *workspace, gint64 customer)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_CONSENTS (self));

  stop (self);
  if (workspace == NULL || customer == 0 || customer != self->customer)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      for (guint i = 0; i < self->rows->len; i++)
        adw_expander_row_set_expanded (g_ptr_array_index (self->rows, i), FALSE);
    }
  g_set_object (&self->workspace, workspace);
  self->customer = customer;
  if (workspace == NULL || customer == 0)
    return;
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (workspace, read_known, g_memdup2 (&customer, sizeof customer), g_free,
                             (GDestroyNotify)known_free, self->cancellable, read_cb,
                             g_object_ref (self));
}
