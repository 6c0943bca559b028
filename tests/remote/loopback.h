/* A web server on this computer, on a thread of its own, that behaves as well
 * and as badly as those of the internet.
 *
 *   /good            the table, with ETag, Last-Modified and a file name; 304
 *                    where the caller has it
 *   /plain           the table and nothing about it
 *   /gzip /csv-as-page
 *   /slow            the table in twenty parts, 50 ms apart
 *   /silent          nothing, ever
 *   /cut /cut-chunked /cut-gzip    half of it, then the end of the connection
 *   /surplus         more than it says
 *   /endless         the table again and again
 *   /page /page-as-csv             a page to sign in
 *   /status/N        the status N
 *   /to/N            N hops, then /good
 *   /away/circle /away/http /away/file /away/sign-in
 */

#pragma once

#include <gio/gio.h>

typedef struct _Loopback Loopback;

/* @certificate may be NULL, for http. */
Loopback *loopback_new (GTlsCertificate *certificate);
void loopback_free (Loopback *loopback);
/* As the address of this computer is written; free with g_free(). */
char *loopback_dup_url (Loopback *loopback, const char *path);
/* What the table is from now on; also its ETag changes. */
void loopback_set_table (Loopback *loopback, const char *text);
/* How many times it was asked. */
guint loopback_get_n_requests (Loopback *loopback);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loopback, loopback_free)
