/* How one customer stands among all: the type with its reason, other types that
 * fit, RFM, how long quiet by the usual gap, the chance of an order and what to
 * expect.  Everybody is read once, on a reading thread, and kept until something
 * changes.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-standing.h"

#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-property-row.h"
#include "hoso-types-work.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define YEAR 365.0

struct _HosoCustomerStanding
{
  AdwBin parent_instance;

  HosoWorkspace *workspace; /* or NULL */
  gint64 customer;
  HosoCustomerTypes *types; /* or NULL while loading */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCustomerStanding, hoso_customer_standing, ADW_TYPE_BIN)

/* --- Showing --- */

static void
add_row (GtkWidget *group, const char *label, const char *value)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), hoso_property_row_new (label, value));
}

static const char *
get_type_name (HosoCustomerType type)
{
  g_autofree char *key = g_strconcat ("customer-type.", hoso_type_get_key (type), NULL);

  return g_intern_string (hoso_name_get (key, NULL));
}

static void
add_marks (GtkWidget *group, const HosoTypedCustomer *customer)
{
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    if (i != customer->verdict.type && (customer->verdict.marks & 1u << i) != 0)
      g_string_append_printf (marks, "%s%s", marks->len > 0 ? " · " : "",
                              get_type_name ((HosoCustomerType)i));
  if (marks->len > 0)
    add_row (group, _ ("Also fits"), marks->str);
}

static void
add_rfm (GtkWidget *group, const HosoTypedCustomer *customer)
{
  g_autofree char *key =
    g_strconcat ("rfm.", hoso_rfm_group_get_key (customer->figures.group), NULL);
  /* Translators: a group of customers, then scores from 1 to 5. */
  g_autofree char *text =
    g_strdup_printf (_ ("%s: recency %d, frequency %d, money %d of 5"), hoso_name_get (key, NULL),
                     customer->score.recency, customer->score.frequency, customer->score.money);

  add_row (group, _ ("RFM group"), text);
}

static void
add_quiet (GtkWidget *group, const HosoTypedCustomer *customer)
{
  const HosoTypeFigures *figures = &customer->figures;
  const char *language = hoso_format_get_language ();
  double gap = figures->usual_gap > 0.0 ? figures->usual_gap : figures->shop_gap;
  g_autofree char *quiet = hoso_format_integer (figures->quiet, language);
  g_autofree char *times = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *text = NULL;

  if (!(gap > 0.0))
    return;

  times = hoso_format_number (figures->quiet / gap, 1, language);
  usual = hoso_format_integer ((gint64)ceil (gap), language);
  text = g_strdup_printf (
    figures->usual_gap > 0.0
      ? /* Translators: days, a number such as 2.3, days. */
      _ ("%s days, %s times this customer’s usual %s days")
      : /* Translators: days, a number such as 2.3, days. */
      _ ("%s days, %s times the shop’s usual %s days"),
    quiet, times, usual);
  add_row (group, _ ("Without an order for"), text);
}

static char *
dup_chance (const HosoCustomerTypes *types, guint place, double days)
{
  return hoso_format_percent (hoso_outlook_again (types->outlook, place, days), 0,
                              hoso_format_get_language ());
}

/* The base is part of the figure: how many customers it was learnt from. */
static void
add_chances (GtkWidget *group, const HosoCustomerTypes *types, guint place)
{
  g_autofree char *in_3 = dup_chance (types, place, YEAR / 4.0);
  g_autofree char *in_6 = dup_chance (types, place, YEAR / 2.0);
  g_autofree char *in_12 = dup_chance (types, place, YEAR);
  guint n = types->book->ledger.n_customers;
  g_autofree char *base = hoso_format_integer (n, hoso_format_get_language ());
  g_autofree char *text = g_strdup_printf (
    /* Translators: three shares such as 35%, then a number of customers. */
    ngettext ("%s in 3 months, %s in 6, %s in 12; learnt from %s customer",
              "%s in 3 months, %s in 6, %s in 12; learnt from %s customers", n),
    in_3, in_6, in_12, base);
  g_autofree char *small = types->outlook->is_small
                             /* Translators: %s is a figure with its base. */
                             ? g_strdup_printf (_ ("%s (small sample)"), text)
                             : NULL;

  add_row (group, _ ("Chance of an order"), small != NULL ? small : text);
}

static void
add_expected (GtkWidget *group, const HosoCustomerTypes *types, guint place)
{
  const char *language = hoso_format_get_language ();
  double expected = hoso_outlook_expected (types->outlook, place, YEAR);
  double value = hoso_outlook_value (types->outlook, place, YEAR, HOSO_OUTLOOK_DISCOUNT);
  const char *currency = hoso_order_book_get_currency (types->book);
  g_autofree char *orders = hoso_format_number (expected, 1, language);
  g_autofree char *money = hoso_format_money ((gint64)llround (value), currency, language);
  /* Translators: a number such as 2.4, then an amount of money. */
  g_autofree char *text = g_strdup_printf (_ ("%s purchases, worth %s today"), orders, money);

  add_row (group, _ ("To expect within a year"), text);
}

static void
add_season (GtkWidget *group, const HosoCustomerTypes *types, gint64 customer)
{
  const HosoSeasonalCustomer *seasonal =
    types->seasons != NULL ? hoso_seasons_find_customer (types->seasons, customer) : NULL;
  g_autofree char *words = NULL;

  if (seasonal == NULL)
    return;
  words = hoso_season_dup_words (&seasonal->season);
  add_row (group, _ ("Season"), words);
}

static GtkWidget *
make_group (const HosoCustomerTypes *types, const HosoTypedCustomer *customer)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *date = hoso_types_work_dup_date (types);
  g_autofree char *reason = hoso_customer_types_dup_reason (types, customer);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Standing"));
  if (types->book->ledger.n_customers > 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), date);
  add_row (group, _ ("Customer type"), reason);
  add_marks (group, customer);
  if (customer->place < 0)
    return group;

  add_rfm (group, customer);
  add_quiet (group, customer);
  add_season (group, types, customer->customer);
  if (types->outlook->has_model)
    {
      add_chances (group, types, (guint)customer->place);
      add_expected (group, types, (guint)customer->place);
    }
  else
    add_row (group, _ ("Chance of an order"),
             _ ("Not known: it takes 50 customers and 30 repeat purchases to tell."));
  return group;
}

static void
update (HosoCustomerStanding *self)
{
  const HosoTypedCustomer *customer =
    self->types != NULL ? hoso_customer_types_find (self->types, self->customer) : NULL;

  adw_bin_set_child (ADW_BIN (self), customer != NULL ? make_group (self->types, customer) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), customer != NULL);
}

/* --- Reading --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerStanding) self = data;
  g_autoptr (GError) error = NULL;
  HosoCustomerTypes *types = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    {
      g_clear_pointer (&types, hoso_customer_types_free);
      return;
    }
  g_clear_object (&self->cancellable);
  if (types == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->types, hoso_customer_types_free);
  self->types = types;
  update (self);
}

static void
load (HosoCustomerStanding *self)
{
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, hoso_types_work_read, NULL, NULL,
                             (GDestroyNotify)hoso_customer_types_free, self->cancellable,
                             loaded_cb, g_object_ref (self));
}

static void
stop (HosoCustomerStanding *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* --- The widget --- */

static void
hoso_customer_standing_dispose (GObject *object)
{
  HosoCustomerStanding *self = HOSO_CUSTOMER_STANDING (object);

  stop (self);
  g_clear_pointer (&self->types, hoso_customer_types_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_customer_standing_parent_class)->dispose (object);
}

static void
hoso_customer_standing_class_init (HosoCustomerStandingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_customer_standing_dispose;
}

static void
hoso_customer_standing_init (HosoCustomerStanding *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* See hoso-customer-standing.h. */
void
hoso_customer_standing_set_workspace (HosoCustomerStanding *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_STANDING (self));

  stop (self);
  g_clear_pointer (&self->types, hoso_customer_types_free);
  self->customer = 0;
  g_set_object (&self->workspace, workspace);
  update (self);
}

/* See hoso-customer-standing.h. */
void
hoso_customer_standing_show (HosoCustomerStanding *self, gint64 customer)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_STANDING (self));

  self->customer = customer;
  update (self);
  if (customer != 0 && self->workspace != NULL && self->types == NULL &&
      self->cancellable == NULL)
    load (self);
}

/* What is shown stays until it is read again. */
void
hoso_customer_standing_forget (HosoCustomerStanding *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_STANDING (self));

  stop (self);
  if (self->customer != 0 && self->workspace != NULL)
    load (self);
  else
    g_clear_pointer (&self->types, hoso_customer_types_free);
}
