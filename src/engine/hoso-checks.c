/* Checks of a workspace, and their result in words. */

#include "hoso-config.h"

#include "hoso-checks.h"

#include <glib/gi18n-lib.h>

#include "hoso-check.h"
#include "hoso-format.h"

/* See hoso_check_run().  Free with hoso_check_report_free(). */
HosoCheckReport *
hoso_checks_run (HosoDb *db, GCancellable *cancellable, GError **error)
{
  return hoso_check_run (db, cancellable, error);
}

static void
add_count (GPtrArray *sentences, guint64 n, const char *format)
{
  g_autofree char *count = NULL;

  if (n == 0)
    return;
  count = hoso_format_integer ((gint64)n, hoso_format_get_language ());
  g_ptr_array_add (sentences, g_strdup_printf (format, count));
}

/* Never empty.  Free with g_strfreev(). */
char **
hoso_checks_dup_sentences (const HosoCheckReport *report)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  for (guint i = 0; report->damage[i] != NULL; i++)
    /* Translators: %s is the database's own description, in English. */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("The file is damaged: %s."),
                                                 report->damage[i]));
  /* Translators, for these three: %s is a number of customers. */
  add_count (sentences, report->search,
             ngettext ("%s customer could not be found by searching; this was mended.",
                       "%s customers could not be found by searching; this was mended.",
                       report->search));
  add_count (sentences, report->totals,
             ngettext ("%s customer’s purchases were summed up wrongly; this was mended.",
                       "%s customers’ purchases were summed up wrongly; this was mended.",
                       report->totals));
  add_count (sentences, report->sort_keys,
             ngettext ("%s customer stood in the wrong place of the list; this was mended.",
                       "%s customers stood in the wrong place of the list; this was mended.",
                       report->sort_keys));
  if (sentences->len == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("Everything is in order.")));
  g_ptr_array_add (sentences, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}
