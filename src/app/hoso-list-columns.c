/* The columns of a list that is about to be imported: those that fill something
 * first, the others below.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-list-columns.h"

#include "hoso-field.h"
#include "hoso-format.h"
#include "hoso-label-factory.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHARS 40 /* of a line of a drop-down */
#define COLUMN_KEY "hoso-column"

struct _HosoListColumns
{
  AdwBin parent_instance;

  GtkWidget *box;
  GListModel *names;
  GPtrArray *keys;       /* of char *, the first NULL */
  GPtrArray *drop_downs; /* by column; borrowed */
  HosoSheet *sheet;      /* borrowed, or NULL */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HosoListColumns, hoso_list_columns, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_choice (HosoListColumns *self, GtkStringList *names, const char *key, char *name)
{
  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_take (names, name);
}

/* What the program knows of this kind of list by the names that it ships. */
static void
add_own_choices (HosoListColumns *self, GtkStringList *names)
{
  g_autofree char *prefix = g_strconcat (hoso_file_kind_get_name (self->sheet->kind), ".", NULL);
  g_auto (GStrv) keys = hoso_names_get_keys (prefix);

  for (guint i = 0; keys[i] != NULL; i++)
    add_choice (self, names, keys[i] + strlen (prefix), g_strdup (hoso_name_get (keys[i], NULL)));
}

static gboolean
has_key (HosoListColumns *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (self->keys->pdata[i], key) == 0)
      return TRUE;
  return FALSE;
}

static void
make_choices (HosoListColumns *self, GPtrArray *fields)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->keys, 0);
  add_choice (self, names, NULL, g_strdup (_ ("Nothing")));
  add_own_choices (self, names);
  for (guint i = 0; self->sheet->kind == HOSO_FILE_CUSTOMERS && i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (!has_key (self, field->key))
        add_choice (self, names, field->key,
                    hoso_field_dup_label (field, hoso_format_get_language ()));
    }
  g_set_object (&self->names, G_LIST_MODEL (names));
  g_object_unref (names);
}

static guint
find_position (HosoListColumns *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (self->keys->pdata[i], key) == 0)
      return i;
  return 0;
}

static void
show_fields (HosoListColumns *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->drop_downs->len; i++)
    gtk_drop_down_set_selected (self->drop_downs->pdata[i],
                                find_position (self, self->sheet->fields->pdata[i]));
  self->filling = FALSE;
}

/* The column that filled the same before fills nothing any more. */
static void
selected_cb (HosoListColumns *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), COLUMN_KEY));
  guint position = gtk_drop_down_get_selected (drop_down);

  if (self->filling || self->sheet == NULL || position >= self->keys->len)
    return;
  hoso_sheet_set_field (self->sheet, column, self->keys->pdata[position]);
  show_fields (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_label (const char *text, const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_title (const HosoSheet *sheet, guint column)
{
  if (*sheet->headers[column] != '\0')
    return g_strdup (sheet->headers[column]);
  /* Translators: %u is the number of a column that has no title. */
  return g_strdup_printf (_ ("Column %u"), column + 1);
}

static GtkWidget *
make_drop_down (HosoListColumns *self, guint column, const char *title)
{
  g_autoptr (GtkListItemFactory) factory = hoso_label_factory_new (MAX_CHARS);
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (self->names), NULL);
  /* Translators: %s is the title of a column of a file. */
  g_autofree char *name = g_strdup_printf (_ ("What “%s” fills"), title);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data (G_OBJECT (drop_down), COLUMN_KEY, GUINT_TO_POINTER (column));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->drop_downs->pdata[column] = drop_down;
  return drop_down;
}

/* Title and samples, and the choice below them: narrow windows have room. */
static GtkWidget *
make_row (HosoListColumns *self, guint column)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = dup_title (self->sheet, column);
  g_autofree char *samples = g_strjoinv (" · ", self->sheet->samples->pdata[column]);

  g_strdelimit (samples, "\r\n", ' ');
  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "hoso-list-column");
  gtk_box_append (GTK_BOX (row), make_label (title, "heading", 2));
  gtk_box_append (GTK_BOX (row),
                  make_label (*samples != '\0' ? samples : _ ("Empty in the first rows"),
                              "dim-label", 2));
  gtk_box_append (GTK_BOX (row), make_drop_down (self, column, title));
  return row;
}

static void
add_heading (HosoListColumns *self, const char *text)
{
  GtkWidget *label = make_label (text, "title-4", 1);

  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (self->box), label);
}

/* @used: the columns that fill something, otherwise the others. */
static void
add_rows (HosoListColumns *self, gboolean used)
{
  gboolean any = FALSE;

  for (guint i = 0; i < hoso_sheet_get_n_columns (self->sheet); i++)
    {
      if ((self->sheet->fields->pdata[i] != NULL) != used)
        continue;
      if (!any)
        add_heading (self, used ? _ ("Imported columns") : _ ("Columns left out"));
      any = TRUE;
      gtk_box_append (GTK_BOX (self->box), make_row (self, i));
    }
}

/* See hoso-list-columns.h. */
void
hoso_list_columns_set_sheet (HosoListColumns *self, HosoSheet *sheet, GPtrArray *fields)
{
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  self->sheet = sheet;
  g_ptr_array_set_size (self->drop_downs, 0);
  g_ptr_array_set_size (self->drop_downs, (int)hoso_sheet_get_n_columns (sheet));
  make_choices (self, fields);
  add_rows (self, TRUE);
  add_rows (self, FALSE);
  show_fields (self);
}

static void
hoso_list_columns_dispose (GObject *object)
{
  HosoListColumns *self = HOSO_LIST_COLUMNS (object);

  self->sheet = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->names);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->drop_downs, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_list_columns_parent_class)->dispose (object);
}

static void
hoso_list_columns_class_init (HosoListColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_list_columns_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_list_columns_init (HosoListColumns *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->drop_downs = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->box);
}
