/* What a customer may buy next, each product with its proof, and how well such
 * guesses went in this shop.  Everybody is read once, on a reading thread, and kept
 * until something changes.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-next.h"

#include "hoso-next-products.h"
#include "hoso-property-row.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoCustomerNext
{
  AdwBin parent_instance;

  HosoWorkspace *workspace; /* or NULL */
  gint64 customer;
  gint64 asked;           /* for whom was read */
  HosoNextProducts *next; /* or NULL while loading */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCustomerNext, hoso_customer_next, ADW_TYPE_BIN)

/* --- Showing --- */

static gboolean
has_bought (const HosoNextProducts *next, gint64 customer)
{
  for (guint i = 0; i < next->customers->len; i++)
    if (g_array_index (next->customers, gint64, i) == customer)
      return TRUE;

  return FALSE;
}

static GtkWidget *
make_group (const HosoNextProducts *next, gint64 customer)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GArray) suggestions = hoso_next_products_suggest (next, customer);
  g_autofree char *trust = hoso_next_products_dup_trust (next);
  g_autofree char *markup = g_markup_escape_text (trust, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("May Buy Next"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const HosoNextSuggestion *one = &g_array_index (suggestions, HosoNextSuggestion, i);
      g_autofree char *words = hoso_next_suggestion_dup_words (one);
      /* Translators: %s is a product that was bought before. */
      g_autofree char *again = g_strdup_printf (_ ("%s (again)"), one->name);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 hoso_property_row_new (one->again ? again : one->name, words));
    }
  return group;
}

static void
update (HosoCustomerNext *self)
{
  gboolean shown =
    self->next != NULL && self->customer != 0 && has_bought (self->next, self->customer);

  adw_bin_set_child (ADW_BIN (self), shown ? make_group (self->next, self->customer) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

/* --- Reading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerNext) self = data;
  g_autoptr (GError) error = NULL;
  HosoNextProducts *next = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    {
      g_clear_pointer (&next, hoso_next_products_free);
      return;
    }
  g_clear_object (&self->cancellable);
  if (next == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->next, hoso_next_products_free);
  self->next = next;
  update (self);
}

/* On a reading thread. */
static gpointer
read_next (HosoDb *db, gpointer customer, GCancellable *cancellable, GError **error)
{
  return hoso_next_products_load (db, *(gint64 *)customer, cancellable, error);
}

static void
stop (HosoCustomerNext *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (HosoCustomerNext *self)
{
  stop (self);
  self->asked = self->customer;
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, read_next,
                             g_memdup2 (&self->customer, sizeof self->customer), g_free,
                             (GDestroyNotify)hoso_next_products_free, self->cancellable,
                             loaded_cb, g_object_ref (self));
}

/* A large shop is read in part: then each customer is asked for. */
static gboolean
serves (HosoCustomerNext *self)
{
  if (self->next == NULL)
    return self->cancellable != NULL && self->asked == self->customer;

  return self->next->stride == 1 || self->asked == self->customer;
}

/* --- The widget --- */

static void
hoso_customer_next_dispose (GObject *object)
{
  HosoCustomerNext *self = HOSO_CUSTOMER_NEXT (object);

  stop (self);
  g_clear_pointer (&self->next, hoso_next_products_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_customer_next_parent_class)->dispose (object);
}

static void
hoso_customer_next_class_init (HosoCustomerNextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_customer_next_dispose;
}

static void
hoso_customer_next_init (HosoCustomerNext *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* See hoso-customer-next.h. */
void
hoso_customer_next_set_workspace (HosoCustomerNext *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_NEXT (self));

  stop (self);
  g_clear_pointer (&self->next, hoso_next_products_free);
  self->customer = 0;
  g_set_object (&self->workspace, workspace);
  update (self);
}

/* See hoso-customer-next.h. */
void
hoso_customer_next_show (HosoCustomerNext *self, gint64 customer)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_NEXT (self));

  self->customer = customer;
  update (self);
  if (customer != 0 && self->workspace != NULL && !serves (self))
    load (self);
}

/* What is shown stays until it is read again. */
void
hoso_customer_next_forget (HosoCustomerNext *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_NEXT (self));

  stop (self);
  if (self->customer != 0 && self->workspace != NULL)
    load (self);
  else
    g_clear_pointer (&self->next, hoso_next_products_free);
}
