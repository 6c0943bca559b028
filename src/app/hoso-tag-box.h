/* Tags as chips that can be removed, with a button that adds one. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_TAG_BOX (hoso_tag_box_get_type ())
G_DECLARE_FINAL_TYPE (HosoTagBox, hoso_tag_box, HOSO, TAG_BOX, AdwBin)

/* Signal “changed”: the user added or removed a tag. */
GtkWidget *hoso_tag_box_new (void);
/* Of char; copied. */
void hoso_tag_box_set_tags (HosoTagBox *box, GPtrArray *tags);
/* Borrowed, of char. */
GPtrArray *hoso_tag_box_get_tags (HosoTagBox *box);
/* The tags that exist already. */
void hoso_tag_box_set_suggestions (HosoTagBox *box, const char *const *suggestions);

G_END_DECLS
