/* A few choices side by side, of which one or several are taken.  Tab comes here
 * once; arrows go from one choice to the next, a letter or digit to the next that
 * begins with it (and takes it, where there can be only one), the space bar takes
 * or leaves it, Backspace leaves all, and Enter says that it is done.  Main thread
 * only.
 */

#include "hoso-config.h"

#include "hoso-chips.h"

#include "hoso-fold.h"
#include "hoso-wrap-box.h"

struct _HosoChips
{
  AdwBin parent_instance;

  HosoWrapBox *box;
  GPtrArray *buttons; /* of GtkToggleButton, borrowed */
  gboolean several;
  gboolean quiet; /* what changes is not the user's doing */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoChips, hoso_chips, ADW_TYPE_BIN)

static int
find_focus (HosoChips *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_widget_get_focusable (self->buttons->pdata[i]))
      return (int)i;
  return -1;
}

/* Tab comes to this one from now on. */
static void
move_stop (HosoChips *self, GtkWidget *button, gboolean grab)
{
  gtk_widget_set_focusable (button, TRUE);
  if (grab)
    gtk_widget_grab_focus (button);
  for (guint i = 0; i < self->buttons->len; i++)
    if (self->buttons->pdata[i] != button)
      gtk_widget_set_focusable (self->buttons->pdata[i], FALSE);
}

static void
toggled_cb (GtkToggleButton *button, HosoChips *self)
{
  if (self->quiet)
    return;
  self->quiet = TRUE;
  for (guint i = 0; !self->several && i < self->buttons->len; i++)
    if (self->buttons->pdata[i] != button)
      gtk_toggle_button_set_active (self->buttons->pdata[i], FALSE);
  self->quiet = FALSE;
  /* A key's click comes a moment later, when the focus may have gone on. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    move_stop (self, GTK_WIDGET (button), FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
leave_all (HosoChips *self)
{
  self->quiet = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i], FALSE);
  self->quiet = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
begins_with (GtkWidget *button, gunichar letter)
{
  char typed[7] = { 0 };
  g_autofree char *wanted = NULL;
  g_autofree char *label = hoso_fold (g_object_get_data (G_OBJECT (button), "label"));

  g_unichar_to_utf8 (letter, typed);
  wanted = hoso_fold (typed);
  return *wanted != '\0' && g_str_has_prefix (label, wanted);
}

/* The next that begins with @letter; the one with the focus while none is taken. */
static gboolean
go_to_letter (HosoChips *self, gunichar letter)
{
  g_auto (GStrv) taken = hoso_chips_dup_taken (self);
  int from = find_focus (self);

  for (guint i = !self->several && *taken == NULL ? 0 : 1; i <= self->buttons->len; i++)
    {
      GtkWidget *button = self->buttons->pdata[(guint)(from + (int)i) % self->buttons->len];

      if (!begins_with (button, letter))
        continue;
      move_stop (self, button, TRUE);
      if (!self->several)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      return TRUE;
    }
  return FALSE;
}

static gboolean
go (HosoChips *self, int step)
{
  int to = find_focus (self) + step;

  if (to < 0 || to >= (int)self->buttons->len)
    return FALSE;
  move_stop (self, self->buttons->pdata[to], TRUE);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                HosoChips *self)
{
  gboolean left = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_LTR;
  gunichar letter = gdk_keyval_to_unicode (key);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      return go (self, left ? -1 : 1);
    case GDK_KEY_Right:
      return go (self, left ? 1 : -1);
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
      leave_all (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
      return TRUE;
    default:
      return letter != 0 && g_unichar_isalnum (letter) && go_to_letter (self, letter);
    }
}

static void
hoso_chips_finalize (GObject *object)
{
  g_ptr_array_unref (HOSO_CHIPS (object)->buttons);
  G_OBJECT_CLASS (hoso_chips_parent_class)->finalize (object);
}

static void
hoso_chips_class_init (HosoChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_chips_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_chips_init (HosoChips *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  self->box = HOSO_WRAP_BOX (hoso_wrap_box_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  /* Before the button, for which Enter is a click. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* See hoso-chips.h. */
GtkWidget *
hoso_chips_new (const char *name, gboolean several)
{
  HosoChips *self = g_object_new (HOSO_TYPE_CHIPS, NULL);

  self->several = several;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/* See hoso-chips.h. */
void
hoso_chips_add (HosoChips *self, const char *value, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *text = gtk_label_new (label);

  g_return_if_fail (HOSO_IS_CHIPS (self));

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 32);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "hoso-choice");
  gtk_widget_set_tooltip_text (button, g_utf8_strlen (label, -1) > 32 ? label : NULL);
  gtk_widget_set_focusable (button, self->buttons->len == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_object_set_data_full (G_OBJECT (button), "label", g_strdup (label), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  g_ptr_array_add (self->buttons, button);
  hoso_wrap_box_append (self->box, button);
}

/* A value that is none of the choices becomes one. */
void
hoso_chips_take (HosoChips *self, const char *value)
{
  GtkWidget *found = NULL;

  g_return_if_fail (HOSO_IS_CHIPS (self));

  for (guint i = 0; found == NULL && i < self->buttons->len; i++)
    if (g_strcmp0 (g_object_get_data (self->buttons->pdata[i], "value"), value) == 0)
      found = self->buttons->pdata[i];
  if (found == NULL)
    {
      hoso_chips_add (self, value, value);
      found = self->buttons->pdata[self->buttons->len - 1];
    }
  self->quiet = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (found), TRUE);
  self->quiet = FALSE;
  move_stop (self, found, FALSE);
}

/* See hoso-chips.h. */
char **
hoso_chips_dup_taken (HosoChips *self)
{
  g_autoptr (GStrvBuilder) taken = g_strv_builder_new ();

  g_return_val_if_fail (HOSO_IS_CHIPS (self), NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (self->buttons->pdata[i]))
      g_strv_builder_add (taken, g_object_get_data (self->buttons->pdata[i], "value"));
  return g_strv_builder_end (taken);
}
