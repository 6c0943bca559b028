/* One statement of a persona with its evidence and a menu.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-statement-row.h"

#include "hoso-evidence-button.h"
#include "hoso-names.h"
#include "hoso-text-cell.h"

#include <glib/gi18n-lib.h>

#define N_LAYERS 3

struct _HosoStatementRow
{
  GtkListBoxRow parent_instance;

  HosoTextCell *text;
  HosoEvidenceButton *evidence;
  GtkMenuButton *button;
  gint64 statement;
  int layer;
};

enum
{
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoStatementRow, hoso_statement_row, GTK_TYPE_LIST_BOX_ROW)

static void
add_item (GMenu *menu, const char *label, gint64 statement, const char *verb)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "statements.change", "(xs)", statement, verb);
  g_menu_append_item (menu, item);
}

static void
add_layers (HosoStatementRow *self, GMenu *menu)
{
  for (int layer = 1; layer <= N_LAYERS; layer++)
    {
      g_autofree char *key = g_strdup_printf ("layer.%d", layer);
      g_autofree char *verb = g_strdup_printf ("layer-%d", layer);
      /* Translators: %s is a layer, for example “Behaviour and context”. */
      g_autofree char *label = g_strdup_printf (_ ("Move to “%s”"), hoso_name_get (key, NULL));

      if (layer != self->layer)
        add_item (menu, label, self->statement, verb);
    }
}

/* Made when it is opened. */
static void
create_popup (GtkMenuButton *button, gpointer data)
{
  HosoStatementRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) layers = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  add_item (order, _ ("Move _Up"), self->statement, "up");
  add_item (order, _ ("Move _Down"), self->statement, "down");
  add_layers (self, layers);
  add_item (removal, _ ("_Delete Statement"), self->statement, "remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (layers));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
text_committed_cb (HosoStatementRow *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
hoso_statement_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_STATEMENT_ROW);
  G_OBJECT_CLASS (hoso_statement_row_parent_class)->dispose (object);
}

static void
hoso_statement_row_class_init (HosoStatementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_statement_row_dispose;
  g_type_ensure (HOSO_TYPE_EVIDENCE_BUTTON);
  g_type_ensure (HOSO_TYPE_TEXT_CELL);
  signals[COMMITTED] = g_signal_new ("committed", HOSO_TYPE_STATEMENT_ROW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-statement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoStatementRow, text);
  gtk_widget_class_bind_template_child (widget_class, HosoStatementRow, evidence);
  gtk_widget_class_bind_template_child (widget_class, HosoStatementRow, button);
  gtk_widget_class_bind_template_callback (widget_class, text_committed_cb);
}

static void
hoso_statement_row_init (HosoStatementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_text_cell_set_required (self->text, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, create_popup, self, NULL);
}

/* Empty until it is filled. */
GtkWidget *
hoso_statement_row_new (gint64 statement, int layer)
{
  HosoStatementRow *self = g_object_new (HOSO_TYPE_STATEMENT_ROW, NULL);

  self->statement = statement;
  self->layer = layer;
  return GTK_WIDGET (self);
}

gint64
hoso_statement_row_get_statement (HosoStatementRow *self)
{
  g_return_val_if_fail (HOSO_IS_STATEMENT_ROW (self), 0);

  return self->statement;
}

int
hoso_statement_row_get_layer (HosoStatementRow *self)
{
  g_return_val_if_fail (HOSO_IS_STATEMENT_ROW (self), 0);

  return self->layer;
}

/* Borrowed. */
const char *
hoso_statement_row_get_text (HosoStatementRow *self)
{
  g_return_val_if_fail (HOSO_IS_STATEMENT_ROW (self), "");

  return hoso_text_cell_get_text (self->text);
}

/* Shows the text and the evidence. */
void
hoso_statement_row_fill (HosoStatementRow *self, const HosoStatement *statement)
{
  g_return_if_fail (HOSO_IS_STATEMENT_ROW (self));

  /* Translators: %s is what is said of a persona. */
  g_autofree char *name = g_strdup_printf (_ ("Statement “%s”"), statement->text);
  /* Translators: %s is what is said of a persona. */
  g_autofree char *menu = g_strdup_printf (_ ("Menu of statement “%s”"), statement->text);

  hoso_text_cell_set_text (self->text, statement->text);
  hoso_text_cell_set_name (self->text, name);
  hoso_evidence_button_set_evidence (self->evidence, statement->evidence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  statement->text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu, -1);
}
