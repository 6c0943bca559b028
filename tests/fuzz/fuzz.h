/* What the fuzz targets share.  Each target is one LLVMFuzzerTestOneInput():
 * libFuzzer calls it with bytes that it makes up, the replaying driver with
 * files that are kept.
 */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include <glib.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

char *fuzz_dup_path (void);
void fuzz_write (const char *path, const uint8_t *data, size_t size);
void fuzz_import (const char *path);

G_END_DECLS
