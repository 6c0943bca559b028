/* What the window remembers between runs.  Main thread only. */

#include "hoso-config.h"

#include "hoso-settings.h"

/* NULL where the schema is not installed: GSettings would end the program, and
 * a window that forgets its size is better than none.  GSETTINGS_SCHEMA_DIR
 * names a compiled schema for runs from the build directory. */
GSettings *
hoso_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, HOSO_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
