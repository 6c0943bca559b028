/* A difference of two shares as a bar from the middle, with its interval. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-proportion.h"

G_BEGIN_DECLS

#define HOSO_TYPE_DIFFERENCE_BAR (hoso_difference_bar_get_type ())
G_DECLARE_FINAL_TYPE (HosoDifferenceBar, hoso_difference_bar, HOSO, DIFFERENCE_BAR, GtkWidget)

/* @words say the same to those who do not see it. */
GtkWidget *
hoso_difference_bar_new (double difference, HosoInterval interval, const char *words);

G_END_DECLS
