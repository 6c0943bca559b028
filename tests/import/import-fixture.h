/* Small files for the import tests, and what was understood of them as text. */

#pragma once

#include "hoso-survey-reader.h"

char *fixture_write (const char *name, const char *bytes, gssize length);
void fixture_remove (char *path);
char *fixture_write_zip (const char *name, const char *const *members);
char *fixture_describe (const HosoDraft *draft);
char *fixture_read (const char *path, HosoDraft *draft);
