/* Identity and randomness: UUIDv7 of RFC 9562 and xoshiro256** of Blackman and
 * Vigna, “Scrambled Linear Pseudorandom Number Generators”, 2018.  A generator
 * is used by one thread at a time.
 */

#include "hoso-uid.h"

static guint64
rotate_left (guint64 value, guint bits)
{
  return (value << bits) | (value >> (64 - bits));
}

/* SplitMix64 (Steele, Lea and Flood 2014), which the authors of xoshiro
 * recommend for filling its state. */
static guint64
split_mix (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);

  return z ^ (z >> 31);
}

/* The same seed gives the same numbers on every machine. */
void
hoso_random_seed (HosoRandom *random, guint64 seed)
{
  g_return_if_fail (random != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (random->state); i++)
    random->state[i] = split_mix (&seed);
}

/* Seeds with 256 bits from the system. */
void
hoso_random_seed_system (HosoRandom *random)
{
  g_return_if_fail (random != NULL);

  hoso_random_seed (random, (guint64)g_get_real_time ());

  for (guint i = 0; i < G_N_ELEMENTS (random->state); i++)
    random->state[i] ^= (guint64)g_random_int () << 32 | g_random_int ();
}

/* The next 64 random bits. */
guint64
hoso_random_next (HosoRandom *random)
{
  guint64 *s = random->state;
  guint64 result = rotate_left (s[1] * 5, 7) * 9;
  guint64 shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate_left (s[3], 45);

  return result;
}

/* Evenly in [0, 1), in steps of 2^-53. */
double
hoso_random_double (HosoRandom *random)
{
  return (double)(hoso_random_next (random) >> 11) * 0x1.0p-53;
}

/* Evenly in 0 … @limit - 1; 0 for a limit of 0. */
guint
hoso_random_below (HosoRandom *random, guint limit)
{
  guint32 threshold;
  guint32 bits;

  if (limit == 0)
    return 0;

  /* The first 2^32 mod limit values would come once too often. */
  threshold = (guint32)-limit % limit;
  do
    bits = (guint32)(hoso_random_next (random) >> 32);
  while (bits < threshold);

  return bits % limit;
}

/* Writes a UUIDv7: 48 bits of @unix_ms (milliseconds since 1970 UTC), so that
 * later ones sort later, and 74 random bits; lower case with hyphens. */
void
hoso_uid_make (HosoRandom *random, gint64 unix_ms, char uid[HOSO_UID_LENGTH + 1])
{
  static const char hex[] = "0123456789abcdef";
  guint64 words[2];
  guint at = 0;

  g_return_if_fail (random != NULL);
  g_return_if_fail (uid != NULL);

  words[0] = (guint64)unix_ms << 16 | 0x7000 | (hoso_random_next (random) >> 52);
  words[1] = G_GUINT64_CONSTANT (0x8000000000000000) | (hoso_random_next (random) >> 2);

  for (guint i = 0; i < 32; i++)
    {
      if (i == 8 || i == 12 || i == 16 || i == 20)
        uid[at++] = '-';
      uid[at++] = hex[words[i / 16] >> (60 - 4 * (i % 16)) & 0xF];
    }

  uid[at] = '\0';
}
