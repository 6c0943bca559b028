/* The corpus: small files of one trait each, and beside each of them what is
 * understood of it, as JSON.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **corpus_list (const char *folder);
char *corpus_dup_expected_path (const char *path);
char *corpus_read_as_json (const char *path);

G_END_DECLS
