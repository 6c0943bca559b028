/* A file of text that grows while it is made.  Written beside the target, then
 * moved over it, so that nobody ever finds half of one. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HosoTextStream HosoTextStream;

HosoTextStream *hoso_text_stream_new (const char *path, GError **error);
/* Removes what was written unless it was finished. */
void hoso_text_stream_free (HosoTextStream *stream);
/* Takes what is in @text, now and then, and leaves it empty. */
gboolean hoso_text_stream_take (HosoTextStream *stream, GString *text, GError **error);
/* Takes the rest and puts the file in its place. */
gboolean hoso_text_stream_finish (HosoTextStream *stream, GString *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTextStream, hoso_text_stream_free)

G_END_DECLS
