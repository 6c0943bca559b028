/* hosoctl segment methods, and segments made by a method. */

#pragma once

#include "hoso-cli.h"

G_BEGIN_DECLS

HosoCliStatus hoso_cli_segment_methods (HosoCli *cli, char **args, GError **error);
/* The segment of the group that @value names, as “generation.gen-z”; @name may be
 * NULL, and @goal for that of the method.  Returns its id, or 0 with @error set. */
gint64 hoso_cli_method_create (HosoCli *cli,
                               const char *method,
                               const char *value,
                               const char *name,
                               const char *goal,
                               GError **error);

G_END_DECLS
