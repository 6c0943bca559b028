/* UUIDv7 (RFC 9562, section 5.7): identity that survives merging workspaces.
 * The clock and the random bytes are passed in, so that tests repeat.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A small seeded generator (xoshiro256**, Blackman and Vigna 2018). */
typedef struct
{
  guint64 state[4];
} HosoRandom;

void hoso_random_seed (HosoRandom *random, guint64 seed);
/* Seeds from the system. */
void hoso_random_seed_system (HosoRandom *random);
guint64 hoso_random_next (HosoRandom *random);
double hoso_random_double (HosoRandom *random);            /* [0, 1) */
guint hoso_random_below (HosoRandom *random, guint limit); /* 0 … limit-1 */

#define HOSO_UID_LENGTH 36
/* Milliseconds since 1970 UTC; 36 characters and the end. */
void hoso_uid_make (HosoRandom *random, gint64 unix_ms, char uid[HOSO_UID_LENGTH + 1]);

G_END_DECLS
