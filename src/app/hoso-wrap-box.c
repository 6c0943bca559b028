/* A box that begins a new line where its children find no room: chips, and the
 * parts of a condition.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-wrap-box.h"

#define SPACING 6

struct _HosoWrapBox
{
  GtkWidget parent_instance;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HosoWrapBox,
                               hoso_wrap_box,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

/* One line of children; @width is what they ask for, spacing included. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* behind the last */
  int width;
  int height;
  guint n_expand;
} Line;

static int
get_child_width (GtkWidget *child, int room)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, room));
}

static int
get_child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static Line
take_line (GtkWidget *first, int room)
{
  Line line = { .first = first, .end = first };

  for (; line.end != NULL; line.end = gtk_widget_get_next_sibling (line.end))
    {
      int width;
      int gap = line.width > 0 ? SPACING : 0;

      if (!gtk_widget_should_layout (line.end))
        continue;
      width = get_child_width (line.end, room);
      if (line.width > 0 && line.width + gap + width > room)
        break;
      line.width += gap + width;
      line.height = MAX (line.height, get_child_height (line.end, width));
      line.n_expand += gtk_widget_get_hexpand (line.end);
    }
  return line;
}

static void
allocate_line (const Line *line, int room, int y, gboolean rtl)
{
  int extra = MAX (0, room - line->width);
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;
      width = get_child_width (child, room);
      if (gtk_widget_get_hexpand (child))
        width += extra / (int)line->n_expand;
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ rtl ? room - x - width : x, y, width,
                                                  line->height },
                                -1);
      x += width + SPACING;
    }
}

static void
hoso_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = take_line (child, width);

      allocate_line (&line, width, y, rtl);
      y += line.height + SPACING;
      child = line.end;
    }
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0;

  while (child != NULL)
    {
      Line line = take_line (child, width);

      height += line.height + (height > 0 ? SPACING : 0);
      child = line.end;
    }
  return height;
}

static void
hoso_wrap_box_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size >= 0 ? for_size : G_MAXINT / 2);
}

static GtkSizeRequestMode
hoso_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  hoso_wrap_box_append (HOSO_WRAP_BOX (buildable), GTK_WIDGET (child));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = buildable_add_child;
}

static void
hoso_wrap_box_dispose (GObject *object)
{
  hoso_wrap_box_clear (HOSO_WRAP_BOX (object));
  G_OBJECT_CLASS (hoso_wrap_box_parent_class)->dispose (object);
}

static void
hoso_wrap_box_class_init (HosoWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_wrap_box_dispose;
  widget_class->measure = hoso_wrap_box_measure;
  widget_class->size_allocate = hoso_wrap_box_size_allocate;
  widget_class->get_request_mode = hoso_wrap_box_get_request_mode;
}

static void
hoso_wrap_box_init (HosoWrapBox *self)
{
}

/* An empty box. */
GtkWidget *
hoso_wrap_box_new (void)
{
  return g_object_new (HOSO_TYPE_WRAP_BOX, NULL);
}

void
hoso_wrap_box_append (HosoWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (HOSO_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/* Removes all children. */
void
hoso_wrap_box_clear (HosoWrapBox *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
