/* The people of a company, the companies of a person, and other relations.  Main
 * thread only.
 */

#include "hoso-config.h"

#include "hoso-customer-people.h"

#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-property-row.h"

#include <glib/gi18n-lib.h>

/* “Decides · Director”. */
static char *
dup_role (const HosoRelation *relation)
{
  g_autofree char *key = g_strconcat ("role.", hoso_role_get_name (relation->role), NULL);
  const char *role = hoso_name_get (key, hoso_format_get_language ());

  if (relation->role == HOSO_ROLE_REFERRED && relation->from == relation->other)
    role = _ ("Recommended by");
  return *relation->title != '\0' ? g_strjoin (" · ", role, relation->title, NULL)
                                  : g_strdup (role);
}

static GtkWidget *
make_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_button (GtkWidget *row,
            const char *icon,
            const char *name,
            const char *action,
            const HosoRelation *relation)
{
  GtkWidget *button = make_button (icon, name, action);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", relation->id);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), button);
}

static GtkWidget *
make_row (const HosoRelation *relation)
{
  g_autofree char *role = dup_role (relation);
  GtkWidget *row = hoso_property_row_new (role, relation->other_name);
  /* Translators, for all of these: %s is the name of a customer. */
  g_autofree char *edit = g_strdup_printf (_ ("Change the role of “%s”"), relation->other_name);
  g_autofree char *remove = g_strdup_printf (_ ("Take “%s” out"), relation->other_name);
  g_autofree char *show = g_strdup_printf (_ ("Show “%s”"), relation->other_name);

  add_button (row, "document-edit-symbolic", edit, "customer.edit-relation", relation);
  add_button (row, "user-trash-symbolic", remove, "customer.remove-relation", relation);
  hoso_property_row_add_link (row, "customers", relation->other, show);
  return row;
}

/* See hoso-customer-people.h. */
GtkWidget *
hoso_customer_people_new (const HosoCustomer *customer)
{
  gboolean company = customer->kind == HOSO_CUSTOMER_COMPANY;
  const char *add = company ? _ ("Add a person") : _ ("Add a company or a relation");
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   company ? _ ("People") : _ ("Companies and Relations"));
  adw_preferences_group_set_header_suffix (
    ADW_PREFERENCES_GROUP (group),
    make_button ("list-add-symbolic", add, "customer.add-relation"));
  if (customer->relations->len == 0)
    adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      company ? _ ("Nobody yet: add who decides, who influences and who uses.")
              : _ ("None yet"));
  for (guint i = 0; i < customer->relations->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (customer->relations->pdata[i]));
  return group;
}
