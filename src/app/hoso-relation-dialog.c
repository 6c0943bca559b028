/* Adds somebody to a company or to a person, or changes what they are to them.
 * Who is typed is an existing customer, or becomes a new one.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-relation-dialog.h"

#include "hoso-chips.h"
#include "hoso-entry-row.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-relations.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoRelationDialog
{
  AdwWindow parent_instance;

  GtkWidget *name; /* an entry row; NULL where it is known who it is */
  GtkWidget *title;
  GtkWidget *roles; /* chips */
  GtkBox *rows;

  HosoWorkspace *workspace;
  gint64 customer;
  HosoCustomerKind kind;
  gint64 relation; /* 0 for a new one */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (HosoRelationDialog, hoso_relation_dialog, ADW_TYPE_WINDOW)

/* What is to be stored; free with work_free(). */
typedef struct
{
  HosoRelation *relation;
  char *name;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  hoso_relation_free (work->relation);
  g_free (work->name);
  g_free (work);
}

/* On the writing thread. */
static gpointer
save_relation (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  if (work->relation->id != 0)
    return GINT_TO_POINTER (hoso_relations_set (db, work->relation->id, work->relation->role,
                                                work->relation->title, error));
  return GINT_TO_POINTER (hoso_relations_add_named (db, work->relation, work->name, error) != 0);
}

static void
saved_cb (GtkWidget *widget, gpointer result)
{
  HosoRelationDialog *self = HOSO_RELATION_DIALOG (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->saving = FALSE;
  if (result == NULL)
    return;
  if (parent != NULL)
    hoso_window_toast_undo (GTK_WIDGET (parent), self->relation != 0
                                                   ? _ ("The role was changed.")
                                                   : _ ("The person was added."));
  gtk_window_close (GTK_WINDOW (self));
}

static HosoRole
get_role (HosoRelationDialog *self)
{
  g_auto (GStrv) taken = hoso_chips_dup_taken (HOSO_CHIPS (self->roles));
  HosoRole role = HOSO_ROLE_USES;

  hoso_role_from_name (taken[0], &role);
  return role;
}

/* Whoever has a role in a company is its first side; so is who recommended us. */
static HosoRelation *
make_relation (HosoRelationDialog *self)
{
  HosoRole role = get_role (self);
  gboolean first = self->kind == HOSO_CUSTOMER_PERSON;
  HosoRelation *relation =
    hoso_relation_new (first ? self->customer : 0, first ? 0 : self->customer, role,
                       gtk_editable_get_text (GTK_EDITABLE (self->title)));

  relation->id = self->relation;
  return relation;
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoRelationDialog *self = HOSO_RELATION_DIALOG (widget);
  Work *work;

  if (self->saving)
    return;
  if (self->name != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->name)) == '\0')
    {
      gtk_widget_add_css_class (self->name, "error");
      gtk_widget_grab_focus (self->name);
      return;
    }
  work = g_new0 (Work, 1);
  work->relation = make_relation (self);
  if (self->name != NULL)
    work->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  self->saving = TRUE;
  hoso_write (widget, self->workspace, save_relation, work, work_free, saved_cb);
}

/* --- The widget --- */

static void
typed_cb (GtkWidget *row)
{
  gtk_widget_remove_css_class (row, "error");
}

static GtkWidget *
make_entry (const char *label)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  hoso_entry_row_set_name (ADW_ENTRY_ROW (row), label);
  g_signal_connect (row, "entry-activated", G_CALLBACK (hoso_entry_row_go_on), NULL);
  g_signal_connect (row, "changed", G_CALLBACK (typed_cb), NULL);
  return row;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
hoso_relation_dialog_dispose (GObject *object)
{
  g_clear_object (&HOSO_RELATION_DIALOG (object)->workspace);
  G_OBJECT_CLASS (hoso_relation_dialog_parent_class)->dispose (object);
}

static void
hoso_relation_dialog_class_init (HosoRelationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GdkModifierType ctrl = GDK_CONTROL_MASK;

  G_OBJECT_CLASS (klass)->dispose = hoso_relation_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "relation.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, ctrl, "relation.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, ctrl, "relation.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hoso_relation_dialog_init (HosoRelationDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *save = make_button (_ ("Save"), "relation.save");

  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 420, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self), 320, -1);
  gtk_widget_add_css_class (save, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_button (_ ("Cancel"), "window.close"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_widget_set_margin_top (rows, 12);
  gtk_widget_set_margin_bottom (rows, 24);
  gtk_widget_set_margin_start (rows, 12);
  gtk_widget_set_margin_end (rows, 12);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), rows);
  adw_window_set_content (ADW_WINDOW (self), box);
  self->rows = GTK_BOX (rows);
  self->title = make_entry (_ ("Job title"));
  self->roles = hoso_chips_new (_ ("Role"), FALSE);
}

static void
add_roles (HosoRelationDialog *self, const HosoRelation *relation)
{
  gboolean all = self->kind == HOSO_CUSTOMER_PERSON;

  for (guint role = 0; role < HOSO_N_ROLES; role++)
    {
      const char *name = hoso_role_get_name (role);
      g_autofree char *key = g_strconcat ("role.", name, NULL);
      gboolean of_company = hoso_role_is_of_company (role);

      /* What is there keeps its kind. */
      if (relation != NULL ? of_company == hoso_role_is_of_company (relation->role)
                           : all || of_company)
        hoso_chips_add (HOSO_CHIPS (self->roles), name,
                        hoso_name_get (key, hoso_format_get_language ()));
    }
  hoso_chips_take (HOSO_CHIPS (self->roles),
                   hoso_role_get_name (relation != NULL ? relation->role : HOSO_ROLE_DECIDES));
}

static void
fill (HosoRelationDialog *self, const HosoRelation *relation)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (relation == NULL)
    {
      self->name = make_entry (_ ("Name"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->title);
  add_roles (self, relation);
  if (relation != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->title), relation->title);
  gtk_box_append (self->rows, group);
  gtk_box_append (self->rows, self->roles);
}

/* See hoso-relation-dialog.h. */
GtkWidget *
hoso_relation_dialog_new (GtkWindow *parent,
                          HosoWorkspace *workspace,
                          const HosoCustomer *customer,
                          const HosoRelation *relation)
{
  HosoRelationDialog *self =
    g_object_new (HOSO_TYPE_RELATION_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->customer = customer->id;
  self->kind = customer->kind;
  self->relation = relation != NULL ? relation->id : 0;
  gtk_window_set_title (GTK_WINDOW (self), relation != NULL ? relation->other_name
                                           : customer->kind == HOSO_CUSTOMER_COMPANY
                                             ? _ ("Add a Person")
                                             : _ ("Add a Company or a Relation"));
  fill (self, relation);
  gtk_widget_grab_focus (relation != NULL ? self->title : self->name);
  return GTK_WIDGET (self);
}
