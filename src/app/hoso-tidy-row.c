/* Spellings that may be one answer, as chips.  A chip's menu moves its spelling
 * to another row.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-tidy-row.h"

#include "hoso-format.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

/* More are counted only. */
#define MAX_CHIPS 30
/* Rows that a chip's menu offers. */
#define MAX_TARGETS 15
#define CHIP_CHARS 32

struct _HosoTidyRow
{
  AdwBin parent_instance;

  GtkCheckButton *check;
  GtkEditable *entry;
  GtkLabel *count;
  GtkLabel *reason;
  GtkLabel *apart_title;
  HosoWrapBox *chips;

  GPtrArray *spellings;  /* of HosoSpelling */
  const GPtrArray *rows; /* borrowed */
  guint place;
  gboolean apart;     /* holds what stays as it is written */
  char *label_before; /* where it was decided before, or NULL */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoTidyRow, hoso_tidy_row, ADW_TYPE_BIN)

/* Text of the user in a menu: an underline is no mnemonic. */
static char *
dup_menu_text (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append_target (const HosoTidyRow *self, GMenu *menu, guint index, guint to)
{
  const HosoTidyRow *row = g_ptr_array_index (self->rows, to);
  g_autofree char *text = dup_menu_text (hoso_tidy_row_get_label ((HosoTidyRow *)row));
  g_autoptr (GMenuItem) item = g_menu_item_new (row->apart ? _ ("_Keep as Written") : text, NULL);

  g_menu_item_set_action_and_target (item, "tidy.move", "(uuu)", self->place, index, to);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const HosoTidyRow *self, guint index)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) apart = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < self->rows->len && i < MAX_TARGETS; i++)
    {
      const HosoTidyRow *row = g_ptr_array_index (self->rows, i);

      if (i != self->place && (row->apart || gtk_check_button_get_active (row->check)))
        append_target (self, row->apart ? apart : others, index, i);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (apart));
  g_menu_append_section (menu, _ ("Move To"), G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

/* Made when it is opened: labels change while they are written. */
static void
create_popover (GtkMenuButton *button, gpointer data)
{
  HosoTidyRow *self = data;
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autoptr (GMenuModel) menu = make_menu (self, index);

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_chip (HosoTidyRow *self, guint index)
{
  const HosoSpelling *spelling = g_ptr_array_index (self->spellings, index);
  GtkWidget *chip = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (spelling->text);
  g_autofree char *number = hoso_format_integer (spelling->count, hoso_format_get_language ());
  GtkWidget *count = gtk_label_new (number);
  /* Translators: a way of writing an answer, and how often it was given. */
  g_autofree char *name = g_strdup_printf (_ ("“%s”, given %s times"), spelling->text, number);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), CHIP_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), count);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (chip), box);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (chip), create_popover, self, NULL);
  gtk_widget_set_tooltip_text (chip, spelling->text);
  gtk_widget_add_css_class (chip, "hoso-small");
  g_object_set_data (G_OBJECT (chip), "index", GUINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return chip;
}

static void
show_count (HosoTidyRow *self)
{
  guint64 n = 0;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->spellings->len; i++)
    n += ((const HosoSpelling *)g_ptr_array_index (self->spellings, i))->count;
  number = hoso_format_integer (n, hoso_format_get_language ());
  /* Translators: %s is how many answers there are. */
  text = g_strdup_printf (ngettext ("%s answer", "%s answers", n), number);
  gtk_label_set_text (self->count, text);
}

static void
show_spellings (HosoTidyRow *self)
{
  guint n = MIN (self->spellings->len, MAX_CHIPS);

  hoso_wrap_box_clear (self->chips);
  for (guint i = 0; i < n; i++)
    hoso_wrap_box_append (self->chips, make_chip (self, i));
  if (self->spellings->len > n)
    {
      guint more = self->spellings->len - n;
      g_autofree char *number = hoso_format_integer (more, hoso_format_get_language ());
      /* Translators: %s is how many spellings are not shown. */
      g_autofree char *text =
        g_strdup_printf (ngettext ("and %s more", "and %s more", more), number);

      hoso_wrap_box_append (self->chips, gtk_label_new (text));
    }
  show_count (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->spellings->len > 0);
}

static void
changed_cb (HosoTidyRow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), gtk_check_button_get_active (self->check));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
hoso_tidy_row_dispose (GObject *object)
{
  HosoTidyRow *self = HOSO_TIDY_ROW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_TIDY_ROW);
  G_OBJECT_CLASS (hoso_tidy_row_parent_class)->dispose (object);
}

static void
hoso_tidy_row_finalize (GObject *object)
{
  HosoTidyRow *self = HOSO_TIDY_ROW (object);

  g_ptr_array_unref (self->spellings);
  g_free (self->label_before);
  G_OBJECT_CLASS (hoso_tidy_row_parent_class)->finalize (object);
}

static void
hoso_tidy_row_class_init (HosoTidyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_tidy_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = hoso_tidy_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (HOSO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-tidy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoTidyRow, check);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyRow, entry);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyRow, count);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyRow, reason);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyRow, apart_title);
  gtk_widget_class_bind_template_child (widget_class, HosoTidyRow, chips);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
hoso_tidy_row_init (HosoTidyRow *self)
{
  self->spellings = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Why it is not sure; NULL where it is. */
static char *
dup_reason (const HosoSpellingGroup *group)
{
  if (group->sure)
    return NULL;
  switch (group->reason)
    {
    case HOSO_SPELLING_MARKS:
      /* Translators: %s is an answer; the other has other Vietnamese marks. */
      return g_strdup_printf (_ ("Marked otherwise than “%s”: it may be another word."),
                              group->label);
    case HOSO_SPELLING_SLIP:
      /* Translators: %s is an answer. */
      return g_strdup_printf (_ ("One letter differs from “%s”."), group->label);
    case HOSO_SPELLING_SAME:
    case HOSO_SPELLING_PLACE:
      break;
    }
  return g_strdup (_ ("You kept these apart."));
}

static void
show_group (HosoTidyRow *self, const HosoSpellingGroup *group)
{
  g_autofree char *reason = dup_reason (group);

  gtk_editable_set_text (self->entry, group->label);
  gtk_check_button_set_active (self->check, group->sure);
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  self->label_before = group->joined ? g_strdup (group->label) : NULL;
  for (guint i = 0; i < group->spellings->len; i++)
    {
      const HosoSpelling *spelling = g_ptr_array_index (group->spellings, i);

      g_ptr_array_add (self->spellings, hoso_spelling_new (spelling->text, spelling->count));
    }
}

/* See hoso-tidy-row.h. */
GtkWidget *
hoso_tidy_row_new (const HosoSpellingGroup *group, const GPtrArray *rows, guint place)
{
  HosoTidyRow *self = g_object_new (HOSO_TYPE_TIDY_ROW, NULL);

  self->rows = rows;
  self->place = place;
  self->apart = group == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->check), !self->apart);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !self->apart);
  gtk_widget_set_visible (GTK_WIDGET (self->apart_title), self->apart);
  if (group != NULL)
    show_group (self, group);
  show_spellings (self);
  return GTK_WIDGET (self);
}

/* See hoso-tidy-row.h. */
const char *
hoso_tidy_row_get_label (HosoTidyRow *self)
{
  return self->apart ? "" : gtk_editable_get_text (self->entry);
}

/* See hoso-tidy-row.h. */
HosoSpelling *
hoso_tidy_row_take (HosoTidyRow *self, guint index)
{
  HosoSpelling *spelling;

  if (index >= self->spellings->len)
    return NULL;
  spelling = g_ptr_array_steal_index (self->spellings, index);
  show_spellings (self);
  return spelling;
}

/* See hoso-tidy-row.h. */
void
hoso_tidy_row_add (HosoTidyRow *self, HosoSpelling *spelling)
{
  g_ptr_array_add (self->spellings, spelling);
  show_spellings (self);
}

/* See hoso-tidy-row.h. */
HosoTidyDecision *
hoso_tidy_row_make_decision (HosoTidyRow *self)
{
  gboolean together = !self->apart && gtk_check_button_get_active (self->check);
  HosoTidyDecision *decision;

  if (self->spellings->len == 0)
    return NULL;
  decision = hoso_tidy_decision_new (together ? gtk_editable_get_text (self->entry) : NULL,
                                     self->spellings);
  if (together && g_strcmp0 (self->label_before, decision->label) != 0)
    decision->label_before = g_strdup (self->label_before);
  return decision;
}
