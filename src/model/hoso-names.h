/* Names that Hoso ships for its own keys: stages, lanes, fields, types.
 *
 * A workspace keeps the key; people see the name in the interface's language,
 * or in the language of their card or map.  Thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Static text; the key itself where it has no name.  @language is "vi" or
 * "en", NULL for the interface's. */
const char *hoso_name_get (const char *key, const char *language);
/* All keys that begin with @prefix ("stage."), in the order to show them. */
char **hoso_names_get_keys (const char *prefix);

G_END_DECLS
