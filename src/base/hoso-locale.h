/* The language of the program's texts. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hoso_locale_init (void);

G_END_DECLS
