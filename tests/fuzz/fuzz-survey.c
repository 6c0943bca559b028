/* Whole text files, from their bytes to coded answers. */

#include "fuzz.h"

#include <glib/gstdio.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = fuzz_dup_path ();

  fuzz_write (path, data, size);
  fuzz_import (path);
  g_remove (path);
  return 0;
}
