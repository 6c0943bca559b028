/* The window's program. */

#include "hoso-config.h"

#include "hoso-application.h"
#include "hoso-locale.h"

#include <gtk/gtk.h>

int
main (int argc, char **argv)
{
  hoso_locale_init ();
  /* GTK would set the locale again and complain about a missing one. */
  gtk_disable_setlocale ();

  g_autoptr (HosoApplication) application = hoso_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
