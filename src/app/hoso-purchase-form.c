/* The form that adds, edits or removes a purchase: one line to type in, the
 * other lines above it, products suggested while typing.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-purchase-form.h"

#include "hoso-date-text.h"
#include "hoso-entry-row.h"
#include "hoso-format.h"
#include "hoso-money.h"
#include "hoso-names.h"
#include "hoso-purchases.h"
#include "hoso-window.h"
#include "hoso-wrap-box.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

#define SUGGESTIONS 4
#define DAY_SECONDS 86400

static const char *const currencies[] = { "VND", "USD", "EUR", NULL };

struct _HosoPurchaseForm
{
  AdwWindow parent_instance;

  GtkListBox *lines;
  AdwEntryRow *product;
  GtkSpinButton *quantity;
  AdwEntryRow *amount;
  HosoWrapBox *suggestions;
  GtkMenuButton *date_button;
  GtkCalendar *calendar;
  AdwComboRow *status;
  AdwComboRow *currency;
  AdwEntryRow *code;
  GtkWidget *remove_button;

  HosoWorkspace *workspace;
  HosoPurchase *purchase; /* what is saved, but for the fields of the form */
  gint64 returned;        /* of the line that is typed in */
  gboolean changed;       /* the lines, so that their sum is the amount */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoPurchaseForm, hoso_purchase_form, ADW_TYPE_WINDOW)

/* --- Fields --- */

static const char *
get_currency (HosoPurchaseForm *self)
{
  guint position = adw_combo_row_get_selected (self->currency);

  return position < G_N_ELEMENTS (currencies) - 1 ? currencies[position]
                                                  : self->purchase->currency;
}

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
read_amount (HosoPurchaseForm *self, gint64 *amount)
{
  return hoso_money_parse (get_text (self->amount), -1, get_currency (self), amount);
}

static void
update_actions (HosoPurchaseForm *self)
{
  gboolean empty = *get_text (self->amount) == '\0';
  gint64 amount;
  gboolean fits = read_amount (self, &amount);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "purchase.add-line", fits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "purchase.save",
                                 fits || (empty && self->purchase->lines->len > 0));
  if (fits || empty)
    gtk_widget_remove_css_class (GTK_WIDGET (self->amount), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->amount), "error");
}

static void
amount_changed_cb (HosoPurchaseForm *self)
{
  if (self->purchase == NULL)
    return;
  self->changed = TRUE;
  update_actions (self);
}

static void
show_date (HosoPurchaseForm *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *text = hoso_date_text_dup (iso);

  gtk_menu_button_set_label (self->date_button, text);
}

static void
day_selected_cb (HosoPurchaseForm *self)
{
  show_date (self);
  gtk_menu_button_popdown (self->date_button);
}

/* The day that is chosen, with the time that the purchase had. */
static gint64
get_at (HosoPurchaseForm *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  HosoTime time;

  if (!hoso_time_set (&time, g_date_time_get_year (day), g_date_time_get_month (day),
                      g_date_time_get_day_of_month (day), 0, 0, 0))
    return self->purchase->at_local;
  return time.local + self->purchase->at_local % DAY_SECONDS;
}

/* --- Suggestions --- */

static gpointer
suggest (HosoDb *db, gpointer text, GCancellable *cancellable, GError **error)
{
  return hoso_purchases_suggest (db, text, SUGGESTIONS, error);
}

static void
suggestion_clicked_cb (HosoPurchaseForm *self, GtkButton *button)
{
  gtk_editable_set_text (GTK_EDITABLE (self->product), gtk_button_get_label (button));
  gtk_widget_grab_focus (GTK_WIDGET (self->amount));
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoPurchaseForm) self = data;
  g_auto (GStrv) names = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, NULL);

  if (self->purchase == NULL || names == NULL)
    return;
  hoso_wrap_box_clear (self->suggestions);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *button;

      if (g_str_equal (names[i], get_text (self->product)))
        continue;
      button = gtk_button_new_with_label (names[i]);
      gtk_widget_add_css_class (button, "hoso-choice");
      g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      hoso_wrap_box_append (self->suggestions, button);
    }
}

static void
product_changed_cb (HosoPurchaseForm *self)
{
  if (self->purchase == NULL)
    return;
  self->changed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, suggest, g_strdup (get_text (self->product)), g_free,
                             (GDestroyNotify)g_strfreev, self->cancellable, suggested_cb,
                             g_object_ref (self));
}

/* --- Lines --- */

static GtkWidget *
make_remove_button (guint line)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove the product"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove the product"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "purchase.remove-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", line);
  return button;
}

static void
show_lines (HosoPurchaseForm *self)
{
  GPtrArray *lines = self->purchase->lines;
  const char *language = hoso_format_get_language ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_list_box_remove (self->lines, row);
  for (guint i = 0; i < lines->len; i++)
    {
      const HosoPurchaseLine *line = lines->pdata[i];
      g_autofree char *number = hoso_format_integer (line->quantity, language);
      g_autofree char *amount = hoso_format_money (line->amount, get_currency (self), language);
      g_autofree char *subtitle = g_strdup_printf ("%s × · %s", number, amount);

      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     line->product != NULL ? line->product : _ ("Purchase"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (i));
      gtk_list_box_append (self->lines, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lines), lines->len > 0);
  update_actions (self);
}

static void
remove_line_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPurchaseForm *self = HOSO_PURCHASE_FORM (widget);

  g_ptr_array_remove_index (self->purchase->lines, g_variant_get_uint32 (parameter));
  self->changed = TRUE;
  show_lines (self);
}

/* What is typed in becomes a line; nothing where no amount is given. */
static void
take_line (HosoPurchaseForm *self)
{
  HosoPurchaseLine *line;
  gint64 amount;

  if (!read_amount (self, &amount))
    return;
  line = hoso_purchase_line_new (get_text (self->product),
                                 gtk_spin_button_get_value_as_int (self->quantity), amount);
  line->returned = MIN (self->returned, line->quantity);
  g_ptr_array_add (self->purchase->lines, line);
}

static void
clear_line (HosoPurchaseForm *self)
{
  self->returned = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->product), "");
  gtk_editable_set_text (GTK_EDITABLE (self->amount), "");
  gtk_spin_button_set_value (self->quantity, 1);
}

static void
add_line_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPurchaseForm *self = HOSO_PURCHASE_FORM (widget);

  take_line (self);
  clear_line (self);
  show_lines (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->product));
}

/* --- Saving --- */

static gpointer
save (HosoDb *db, gpointer purchase, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER (hoso_purchases_save (db, purchase, error));
}

static gpointer
remove_purchase (HosoDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_purchases_remove (db, *(gint64 *)id, error));
}

static void
saved_cb (GtkWidget *window, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (window, _ ("Saved the purchase"));
}

static void
removed_cb (GtkWidget *window, gpointer result)
{
  if (result != NULL)
    hoso_window_toast_undo (window, _ ("Removed the purchase"));
}

static void
add_up (HosoPurchase *purchase)
{
  purchase->amount = 0;
  for (guint i = 0; i < purchase->lines->len; i++)
    purchase->amount += ((HosoPurchaseLine *)purchase->lines->pdata[i])->amount;
}

/* The window below says what happened: this one is gone by then. */
static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPurchaseForm *self = HOSO_PURCHASE_FORM (widget);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  HosoPurchase *purchase = self->purchase;
  gint64 at = get_at (self);

  take_line (self);
  if (self->changed)
    add_up (purchase);
  purchase->at_local = at;
  purchase->status = (HosoPurchaseStatus)adw_combo_row_get_selected (self->status);
  g_free (purchase->code);
  purchase->code = *get_text (self->code) != '\0' ? g_strdup (get_text (self->code)) : NULL;
  if (!g_str_equal (get_currency (self), purchase->currency))
    {
      g_free (purchase->currency);
      purchase->currency = g_strdup (get_currency (self));
    }
  self->purchase = NULL;
  hoso_write (window, self->workspace, save, purchase, (GDestroyNotify)hoso_purchase_free,
              saved_cb);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoPurchaseForm *self = HOSO_PURCHASE_FORM (widget);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  hoso_write (window, self->workspace, remove_purchase,
              g_memdup2 (&self->purchase->id, sizeof (gint64)), g_free, removed_cb);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- The form --- */

static void
hoso_purchase_form_dispose (GObject *object)
{
  HosoPurchaseForm *self = HOSO_PURCHASE_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->purchase, hoso_purchase_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_PURCHASE_FORM);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (hoso_purchase_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-purchase-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, lines);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, product);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, quantity);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, amount);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, suggestions);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, date_button);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, calendar);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, status);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, currency);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, code);
  gtk_widget_class_bind_template_child (widget_class, HosoPurchaseForm, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, product_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
hoso_purchase_form_class_init (HosoPurchaseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_purchase_form_dispose;
  g_type_ensure (HOSO_TYPE_WRAP_BOX);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "purchase.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "purchase.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "purchase.add-line", NULL, add_line_activated);
  gtk_widget_class_install_action (widget_class, "purchase.remove-line", "u",
                                   remove_line_activated);
}

static void
fill_choices (HosoPurchaseForm *self)
{
  g_autoptr (GtkStringList) statuses = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (currencies);

  for (guint i = 0; i < HOSO_PURCHASE_N_STATUSES; i++)
    {
      g_autofree char *key = g_strconcat ("purchase.", hoso_purchase_status_get_name (i), NULL);

      gtk_string_list_append (statuses, hoso_name_get (key, NULL));
    }
  adw_combo_row_set_model (self->status, G_LIST_MODEL (statuses));
  adw_combo_row_set_model (self->currency, G_LIST_MODEL (names));
}

static void
hoso_purchase_form_init (HosoPurchaseForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_entry_row_set_name (self->product, _ ("Product"));
  hoso_entry_row_set_name (self->amount, _ ("Amount, for all pieces together"));
  hoso_entry_row_set_name (self->code, _ ("Order number"));
  fill_choices (self);
}

/* A purchase of one line is typed over in place. */
static void
show_purchase (HosoPurchaseForm *self, HosoPurchase *purchase)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (purchase->at_local);
  guint currency = 0;

  for (guint i = 0; currencies[i] != NULL; i++)
    if (g_str_equal (currencies[i], purchase->currency))
      currency = i;
  adw_combo_row_set_selected (self->currency, currency);
  adw_combo_row_set_selected (self->status, purchase->status);
  gtk_calendar_select_day (self->calendar, day);
  if (purchase->code != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->code), purchase->code);
  if (purchase->lines->len == 1)
    {
      const HosoPurchaseLine *line = purchase->lines->pdata[0];
      g_autofree char *amount =
        hoso_format_money (line->amount, purchase->currency, hoso_format_get_language ());

      if (line->product != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->product), line->product);
      gtk_editable_set_text (GTK_EDITABLE (self->amount), amount);
      gtk_spin_button_set_value (self->quantity, (double)line->quantity);
      self->returned = line->returned;
      g_ptr_array_set_size (purchase->lines, 0);
    }
  self->purchase = purchase;
  show_lines (self);
  show_date (self);
}

static HosoPurchase *
copy_purchase (const HosoPurchase *purchase)
{
  HosoPurchase *copy = hoso_purchase_new ();

  copy->id = purchase->id;
  copy->customer = purchase->customer;
  copy->channel = g_strdup (purchase->channel);
  copy->code = g_strdup (purchase->code);
  copy->status = purchase->status;
  copy->at_local = purchase->at_local;
  copy->amount = purchase->amount;
  copy->currency = g_strdup (purchase->currency);
  for (guint i = 0; i < purchase->lines->len; i++)
    {
      const HosoPurchaseLine *line = purchase->lines->pdata[i];
      HosoPurchaseLine *same = hoso_purchase_line_new (line->product, line->quantity, line->amount);

      same->returned = line->returned;
      g_ptr_array_add (copy->lines, same);
    }
  return copy;
}

static HosoPurchase *
make_purchase (gint64 customer)
{
  HosoPurchase *purchase = hoso_purchase_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  HosoTime time = { 0 };

  hoso_time_set (&time, g_date_time_get_year (now), g_date_time_get_month (now),
                 g_date_time_get_day_of_month (now), 0, 0, 0);
  purchase->customer = customer;
  purchase->at_local = time.local;
  purchase->currency = g_strdup (HOSO_MONEY_DEFAULT);
  return purchase;
}

/* See hoso-purchase-form.h. */
GtkWidget *
hoso_purchase_form_new (GtkWindow *parent,
                        HosoWorkspace *workspace,
                        gint64 customer,
                        const HosoPurchase *purchase)
{
  HosoPurchaseForm *self = g_object_new (HOSO_TYPE_PURCHASE_FORM, "transient-for", parent, "title",
                                         purchase != NULL ? _ ("Edit Purchase")
                                                          : _ ("New Purchase"),
                                         NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_visible (self->remove_button, purchase != NULL);
  show_purchase (self, purchase != NULL ? copy_purchase (purchase) : make_purchase (customer));
  self->changed = purchase == NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self->product));
  product_changed_cb (self);
  self->changed = purchase == NULL;
  return GTK_WIDGET (self);
}
