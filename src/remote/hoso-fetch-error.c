/* Says what went wrong while fetching, so that whoever pasted the link knows
 * what to do next.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-fetch-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "hoso-error.h"

/* RFC 6585; libsoup does not name it. */
#define STATUS_TOO_MANY_REQUESTS 429

/* A page came, or a refusal: only people with an account may see the table. */
void
hoso_fetch_set_closed (GError **error)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                       _ ("The link opens a web page, not a table. In Google Sheets press Share, "
                          "let “Anyone with the link” view the sheet, and try again."));
}

static gboolean
is_out_of_order (guint status)
{
  return status >= 500 && status < 600;
}

/* For an answer with @status instead of a file. */
void
hoso_fetch_set_status (GError **error, guint status)
{
  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                         _ ("The link opens only for people with permission. In Google Sheets "
                            "press Share, let “Anyone with the link” view the sheet, and try "
                            "again."));
  else if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("There is nothing behind this link. Check that all of it was copied, "
                            "and that the sheet was not deleted."));
  else if (status == STATUS_TOO_MANY_REQUESTS)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_BUSY,
                         _ ("The sheet was asked for too often. Wait some minutes, then try "
                            "again."));
  else if (is_out_of_order (status))
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_BUSY,
                         _ ("The site behind the link is out of order at the moment. Try again "
                            "later."));
  else
    /* Translators: %u is a number such as 418 that a web server answers with. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                 _ ("The site behind the link gave no file, but the answer %u."), status);
}

static const char *
find_sentence (const GError *cause)
{
  /* The others say that a connection broke which was good before. */
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE) ||
      g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE) ||
      g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS))
    /* Translators: %s is the name of a web site's computer. */
    return _ ("“%s” could not prove that it is what it says, so nothing was fetched. Check the "
              "date and the network of this computer.");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    /* Translators: %s is the name of a web site's computer. */
    return _ ("“%s” was silent for too long. Check the connection to the internet, then try "
              "again.");
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    /* Translators: %s is the name of a web site's computer. */
    return _ ("“%s” does not answer at the moment. Try again later.");
  if (cause->domain == G_RESOLVER_ERROR ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    /* Translators: %s is the name of a web site's computer. */
    return _ ("“%s” cannot be reached. Check the link and the connection to the internet, then "
              "try again.");
  /* Translators: %s is the name of a web site's computer. */
  return _ ("The connection to “%s” broke before the whole file was here. Try again.");
}

/* For @cause, which is taken, while talking to @host.  A cancel stays what it
 * is; so does what is a sentence already. */
void
hoso_fetch_take_error (GError **error, GError *cause, const char *host)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED) || cause->domain == HOSO_ERROR)
    {
      g_propagate_error (error, cause);
      return;
    }
  g_debug ("%s: %s", host, cause->message);
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED, find_sentence (cause), host);
  g_error_free (cause);
}
