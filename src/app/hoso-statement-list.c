/* The three layers of what a persona says, edited in place.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-statement-list.h"

#include "hoso-entry-row.h"
#include "hoso-names.h"
#include "hoso-persona-edit.h"
#include "hoso-statement-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_LAYERS 3

struct _HosoStatementList
{
  AdwBin parent_instance;

  GtkListBox *lists[N_LAYERS];
  AdwEntryRow *entries[N_LAYERS]; /* the last row of each list */
  GPtrArray *rows;                /* of HosoStatementRow, borrowed */
};

enum
{
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoStatementList, hoso_statement_list, ADW_TYPE_BIN)

static void
emit_edit (HosoStatementList *self,
           HosoPersonaEditKind kind,
           gint64 id,
           int number,
           const char *text)
{
  g_autoptr (HosoPersonaEdit) edit = hoso_persona_edit_new (kind, id, number, text);

  g_signal_emit (self, signals[EDIT], 0, edit);
}

static void
row_committed_cb (HosoStatementList *self, HosoStatementRow *row)
{
  emit_edit (self, HOSO_PERSONA_SET_STATEMENT, hoso_statement_row_get_statement (row), 0,
             hoso_statement_row_get_text (row));
}

static void
change_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoStatementList *self = HOSO_STATEMENT_LIST (widget);
  const char *verb;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &verb);
  if (g_str_equal (verb, "up"))
    emit_edit (self, HOSO_PERSONA_MOVE_STATEMENT, id, -1, NULL);
  else if (g_str_equal (verb, "down"))
    emit_edit (self, HOSO_PERSONA_MOVE_STATEMENT, id, 1, NULL);
  else if (g_str_equal (verb, "remove"))
    emit_edit (self, HOSO_PERSONA_REMOVE_STATEMENT, id, 0, NULL);
  else if (g_str_has_prefix (verb, "layer-"))
    emit_edit (self, HOSO_PERSONA_SET_LAYER, id, verb[strlen ("layer-")] - '0', NULL);
}

static void
entry_applied_cb (HosoStatementList *self, AdwEntryRow *entry)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  g_strstrip (text);
  if (*text == '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  for (int i = 0; i < N_LAYERS; i++)
    if (self->entries[i] == entry)
      emit_edit (self, HOSO_PERSONA_ADD_STATEMENT, 0, i + 1, text);
}

/* --- Showing --- */

static gboolean
has_shape (HosoStatementList *self, const GPtrArray *statements)
{
  if (self->rows->len != statements->len)
    return FALSE;

  for (guint i = 0; i < statements->len; i++)
    {
      const HosoStatement *statement = statements->pdata[i];
      HosoStatementRow *row = self->rows->pdata[i];

      if (hoso_statement_row_get_statement (row) != statement->id ||
          hoso_statement_row_get_layer (row) != statement->layer)
        return FALSE;
    }
  return TRUE;
}

static void
clear (HosoStatementList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
build (HosoStatementList *self, const GPtrArray *statements)
{
  int n_in_layer[N_LAYERS] = { 0 };

  clear (self);
  for (guint i = 0; i < statements->len; i++)
    {
      const HosoStatement *statement = statements->pdata[i];
      int layer = CLAMP (statement->layer, 1, N_LAYERS) - 1;
      GtkWidget *row = hoso_statement_row_new (statement->id, statement->layer);

      g_signal_connect_object (row, "committed", G_CALLBACK (row_committed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_insert (self->lists[layer], row, n_in_layer[layer]++);
      g_ptr_array_add (self->rows, row);
    }
}

/* The statement that holds the focus, or 0. */
static gint64
find_focus (HosoStatementList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_focus_child (self->rows->pdata[i]) != NULL)
      return hoso_statement_row_get_statement (self->rows->pdata[i]);
  return 0;
}

static void
restore_focus (HosoStatementList *self, gint64 statement)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (hoso_statement_row_get_statement (self->rows->pdata[i]) == statement)
      gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
}

/* See hoso-statement-list.h. */
void
hoso_statement_list_set_persona (HosoStatementList *self, const HosoPersona *persona)
{
  g_return_if_fail (HOSO_IS_STATEMENT_LIST (self));

  if (!has_shape (self, persona->statements))
    {
      gint64 focus = find_focus (self);

      build (self, persona->statements);
      if (focus != 0)
        restore_focus (self, focus);
    }
  for (guint i = 0; i < self->rows->len; i++)
    hoso_statement_row_fill (self->rows->pdata[i], persona->statements->pdata[i]);
}

static void
hoso_statement_list_finalize (GObject *object)
{
  g_ptr_array_unref (HOSO_STATEMENT_LIST (object)->rows);
  G_OBJECT_CLASS (hoso_statement_list_parent_class)->finalize (object);
}

static void
hoso_statement_list_class_init (HosoStatementListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_statement_list_finalize;
  signals[EDIT] = g_signal_new ("edit", HOSO_TYPE_STATEMENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "statements.change", "(xs)", change_activated);
}

static GtkWidget *
make_entry (HosoStatementList *self, const char *layer)
{
  GtkWidget *entry = adw_entry_row_new ();
  /* Translators: %s is a layer, for example “Behaviour and context”. */
  g_autofree char *name = g_strdup_printf (_ ("Add to “%s”"), layer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Add a statement"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  hoso_entry_row_set_name (ADW_ENTRY_ROW (entry), name);
  g_signal_connect_object (entry, "apply", G_CALLBACK (entry_applied_cb), self, G_CONNECT_SWAPPED);
  return entry;
}

static GtkWidget *
make_layer (HosoStatementList *self, int layer)
{
  g_autofree char *key = g_strdup_printf ("layer.%d", layer + 1);
  const char *name = hoso_name_get (key, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *entry = make_entry (self, name);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), list);

  self->lists[layer] = GTK_LIST_BOX (list);
  self->entries[layer] = ADW_ENTRY_ROW (entry);
  return box;
}

static void
hoso_statement_list_init (HosoStatementList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->rows = g_ptr_array_new ();
  for (int i = 0; i < N_LAYERS; i++)
    gtk_box_append (GTK_BOX (box), make_layer (self, i));
  adw_bin_set_child (ADW_BIN (self), box);
}
