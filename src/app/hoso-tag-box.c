/* Tags as chips that can be removed, with a button that adds one.  Main thread
 * only.
 */

#include "hoso-config.h"

#include "hoso-tag-box.h"

#include "hoso-suggest-button.h"
#include "hoso-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _HosoTagBox
{
  AdwBin parent_instance;

  HosoWrapBox *box;
  GPtrArray *tags; /* of char */
  char **suggestions;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoTagBox, hoso_tag_box, ADW_TYPE_BIN)

static void show_tags (HosoTagBox *self);

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoTagBox *self = HOSO_TAG_BOX (widget);
  const char *tag = g_variant_get_string (parameter, NULL);
  guint place;

  if (!g_ptr_array_find_with_equal_func (self->tags, tag, g_str_equal, &place))
    return;

  g_ptr_array_remove_index (self->tags, place);
  show_tags (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_cb (GtkEntry *entry, HosoTagBox *self)
{
  g_autofree char *tag = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  g_strstrip (tag);
  if (*tag == '\0')
    return;

  gtk_popover_popdown (
    GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
  if (g_ptr_array_find_with_equal_func (self->tags, tag, g_str_equal, NULL))
    return;

  g_ptr_array_add (self->tags, g_steal_pointer (&tag));
  show_tags (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_chip (const char *tag)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (tag);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a tag. */
  g_autofree char *text = g_strdup_printf (_ ("Remove the tag “%s”"), tag);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_tooltip_text (label, tag);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "tags.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", tag);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (chip, "hoso-chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static GtkWidget *
make_entry (HosoTagBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("New tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New tag"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (add_cb), self, 0);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), entry);
  if (self->suggestions != NULL && self->suggestions[0] != NULL)
    gtk_box_append (GTK_BOX (box),
                    hoso_suggest_button_new (GTK_EDITABLE (entry),
                                             (const char *const *)self->suggestions,
                                             _ ("Tags in use")));
  return box;
}

static GtkWidget *
make_add_button (HosoTagBox *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), make_entry (self));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add a Tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a tag"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hoso-small");
  return button;
}

static void
show_tags (HosoTagBox *self)
{
  hoso_wrap_box_clear (self->box);
  for (guint i = 0; i < self->tags->len; i++)
    hoso_wrap_box_append (self->box, make_chip (self->tags->pdata[i]));
  hoso_wrap_box_append (self->box, make_add_button (self));
}

static void
hoso_tag_box_finalize (GObject *object)
{
  HosoTagBox *self = HOSO_TAG_BOX (object);

  g_ptr_array_unref (self->tags);
  g_strfreev (self->suggestions);
  G_OBJECT_CLASS (hoso_tag_box_parent_class)->finalize (object);
}

static void
hoso_tag_box_class_init (HosoTagBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_tag_box_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "tags.remove", "s", remove_activated);
}

static void
hoso_tag_box_init (HosoTagBox *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->box = HOSO_WRAP_BOX (hoso_wrap_box_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  show_tags (self);
}

/* Without tags. */
GtkWidget *
hoso_tag_box_new (void)
{
  return g_object_new (HOSO_TYPE_TAG_BOX, NULL);
}

/* See hoso-tag-box.h. */
void
hoso_tag_box_set_tags (HosoTagBox *self, GPtrArray *tags)
{
  g_return_if_fail (HOSO_IS_TAG_BOX (self));

  g_ptr_array_set_size (self->tags, 0);
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    g_ptr_array_add (self->tags, g_strdup (tags->pdata[i]));
  show_tags (self);
}

/* See hoso-tag-box.h. */
GPtrArray *
hoso_tag_box_get_tags (HosoTagBox *self)
{
  return self->tags;
}

/* See hoso-tag-box.h. */
void
hoso_tag_box_set_suggestions (HosoTagBox *self, const char *const *suggestions)
{
  g_return_if_fail (HOSO_IS_TAG_BOX (self));

  g_strfreev (self->suggestions);
  self->suggestions = g_strdupv ((char **)suggestions);
  show_tags (self);
}
