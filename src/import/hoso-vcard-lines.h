/* The lines of a vCard file, unfolded.  One thread at a time. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoVcardLines HosoVcardLines;

HosoVcardLines *
hoso_vcard_lines_new (HosoFillFunc fill, gpointer data, const char *encoding);
void hoso_vcard_lines_free (HosoVcardLines *lines);
/* HOSO_NEXT_ROW gives a line, terminated and borrowed until the next call. */
HosoNext
hoso_vcard_lines_next (HosoVcardLines *lines, const char **line, guint64 *number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoVcardLines, hoso_vcard_lines_free)

G_END_DECLS
