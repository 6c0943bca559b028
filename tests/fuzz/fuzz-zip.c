/* ZIP files: what is no ZIP file gets a head as if it were one. */

#include "fuzz.h"

#include <string.h>

#include <glib/gstdio.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char head[] = "PK\x03\x04";
  g_autofree char *path = fuzz_dup_path ();
  g_autofree uint8_t *bytes = g_malloc (size + 1);

  memcpy (bytes, size > 0 ? (const char *)data : "", size);
  memcpy (bytes, head, MIN (size, sizeof head - 1));
  fuzz_write (path, bytes, size);
  fuzz_import (path);
  g_remove (path);
  return 0;
}
