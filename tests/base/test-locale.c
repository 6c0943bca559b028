/* The language of the program's texts, on a system without its locale. */

#include "hoso-config.h"

#include "hoso-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static void
test_speaks_vietnamese (void)
{
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "vi");

  hoso_locale_init ();

  g_assert_cmpstr (_ ("Customers"), ==, "Khách hàng");
}

/* In a locale named “C…” newer C libraries translate nothing. */
static void
test_has_a_name (void)
{
  g_assert_cmpint (setlocale (LC_MESSAGES, NULL)[0], !=, 'C');
  g_assert_null (g_getenv ("LOCPATH"));
  g_assert_cmpstr (setlocale (LC_CTYPE, NULL), ==, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/locale/speaks-vietnamese", test_speaks_vietnamese);
  g_test_add_func ("/locale/has-a-name", test_has_a_name);

  return g_test_run ();
}
