/* Which customers may have a telephone, an e-mail or a code: a table in memory
 * for files so long that the workspace's own indexes wait until the end.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HosoKeyIndex HosoKeyIndex;

HosoKeyIndex *hoso_key_index_new (void);
void hoso_key_index_free (HosoKeyIndex *index);
/* @kind tells keys of the same text apart. */
void hoso_key_index_add (HosoKeyIndex *index, char kind, const char *text, gint64 customer);
/* The key is looked for soon: the table is too large for the processor's cache, and
 * several keys that are fetched together take no longer than one. */
void hoso_key_index_expect (const HosoKeyIndex *index, char kind, const char *text);
/* Adds to @customers (gint64) those who may have the key, each once, ascending:
 * all who have it, and seldom one who has not. */
void
hoso_key_index_find (const HosoKeyIndex *index, char kind, const char *text, GArray *customers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoKeyIndex, hoso_key_index_free)

G_END_DECLS
