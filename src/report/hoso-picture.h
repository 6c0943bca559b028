/* Encoded pictures as cairo images. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

cairo_surface_t *hoso_picture_decode (GBytes *encoded, double points);

G_END_DECLS
