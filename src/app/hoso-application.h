/* The application: its command line, its windows, its about dialogue. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_APPLICATION (hoso_application_get_type ())
G_DECLARE_FINAL_TYPE (HosoApplication, hoso_application, HOSO, APPLICATION, AdwApplication)

HosoApplication *hoso_application_new (GApplicationFlags flags);

G_END_DECLS
