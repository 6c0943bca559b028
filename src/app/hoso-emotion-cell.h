/* How the customer feels at one step of a journey. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HOSO_TYPE_EMOTION_CELL (hoso_emotion_cell_get_type ())
G_DECLARE_FINAL_TYPE (HosoEmotionCell, hoso_emotion_cell, HOSO, EMOTION_CELL, GtkWidget)

GtkWidget *hoso_emotion_cell_new (void);
/* Where it stands, for those who cannot see it. */
void hoso_emotion_cell_set_name (HosoEmotionCell *cell, const char *name);
/* -2 to 2, or HOSO_EMOTION_NONE. */
void hoso_emotion_cell_set_emotion (HosoEmotionCell *cell, int emotion);
int hoso_emotion_cell_get_emotion (HosoEmotionCell *cell);
/* How far below the top of a cell of that height a feeling is drawn. */
double hoso_emotion_cell_get_y (int emotion, double height);
/* “+1, Content”, or what stands for none; free with g_free(). */
char *hoso_emotion_dup_text (int emotion);

/* Signal “committed” (HosoEmotionCell *): the user chose another one. */

G_END_DECLS
