/* Asks where to export something, and as what. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *format; /* also the suffix of its files: "pdf" */
  const char *label;  /* msgid */
} HosoExportFormat;

typedef void (*HosoExportChosen) (GtkWidget *inside, const char *format, const char *path);

/* The first format is the one offered.  @formats ends with a NULL format and
 * is static; @name is a title, made fit for a file. */
void hoso_export_dialog_show (GtkWidget *inside,
                              const char *title,
                              const char *name,
                              const HosoExportFormat *formats,
                              HosoExportChosen chosen);
/* @path with the suffix of the format that is meant: what was typed counts,
 * but another filter than the first, @filter, counts more. */
char *hoso_export_dialog_dup_path (const char *path,
                                   const HosoExportFormat *formats,
                                   guint filter,
                                   const char **format);

G_END_DECLS
