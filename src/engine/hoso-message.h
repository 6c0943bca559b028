/* Messages with a customer's name and form of address filled in. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Any may be NULL: its placeholder becomes nothing. */
typedef struct
{
  const char *name;      /* the given name */
  const char *full_name; /* as written */
  const char *address;   /* “chị” */
  const char *self;      /* “em” */
  const char *date;
  const char *what;
} HosoMessageWords;

char *hoso_message_fill (const char *text, const HosoMessageWords *words);

G_END_DECLS
