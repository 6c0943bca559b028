/* Where the focus was in a box whose children are made anew, for example because
 * what they show has changed: without it, it would go to the top of the window.
 * Main thread only.
 */

#include "hoso-config.h"

#include "hoso-focus-place.h"

struct _HosoFocusPlace
{
  guint child;   /* of the box */
  char *tooltip; /* of what had the focus, or NULL */
  guint nth;     /* among those of the child that have the same */
};

/* What a person would call the focus: a menu button's own is inside it, and what it
 * opens, too, which closes with it. */
static GtkWidget *
find_named (GtkWidget *focus, GtkWidget *box)
{
  GtkWidget *named = NULL;

  for (; focus != box; focus = gtk_widget_get_parent (focus))
    if (gtk_widget_get_tooltip_text (focus) != NULL)
      named = focus;
  return named;
}

static void
collect (GtkWidget *widget, const char *tooltip, GPtrArray *found)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, tooltip, found);
}

/* See hoso-focus-place.h. */
HosoFocusPlace *
hoso_focus_place_new (GtkWidget *box)
{
  GtkRoot *root = gtk_widget_get_root (box);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = gtk_widget_get_first_child (box);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  HosoFocusPlace *place;
  GtkWidget *named;

  if (focus == NULL || focus == box || !gtk_widget_is_ancestor (focus, box))
    return NULL;
  place = g_new0 (HosoFocusPlace, 1);
  for (; child != focus && !gtk_widget_is_ancestor (focus, child);
       child = gtk_widget_get_next_sibling (child))
    place->child++;
  named = find_named (focus, box);
  if (named == NULL)
    return place;
  place->tooltip = g_strdup (gtk_widget_get_tooltip_text (named));
  collect (child, place->tooltip, found);
  g_ptr_array_find (found, named, &place->nth);
  return place;
}

static void
focus_in (GtkWidget *child, const HosoFocusPlace *place)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (place->tooltip != NULL)
    collect (child, place->tooltip, found);
  if (found->len > 0)
    gtk_widget_grab_focus (found->pdata[MIN (place->nth, found->len - 1)]);
}

/* See hoso-focus-place.h. */
void
hoso_focus_place_restore (HosoFocusPlace *place, GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  if (place == NULL)
    return;
  for (guint i = 0; child != NULL && i < place->child; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL)
    child = gtk_widget_get_last_child (box);
  if (child != NULL)
    focus_in (child, place);
  g_free (place->tooltip);
  g_free (place);
}
