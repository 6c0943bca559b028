/* What was wrong with a file: each line, column and reason, to be copied or
 * exported.  Invisible while there is nothing to say.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_PROBLEM_LIST (hoso_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (HosoProblemList, hoso_problem_list, HOSO, PROBLEM_LIST, AdwBin)

GtkWidget *hoso_problem_list_new (void);
/* @problems (of HosoProblem) are copied; @file_name names the exported file.
 * @sampled: only the head and samples of the file were read. */
void hoso_problem_list_set_problems (HosoProblemList *list,
                                     const GPtrArray *problems,
                                     const char *file_name,
                                     gboolean sampled);

G_END_DECLS
