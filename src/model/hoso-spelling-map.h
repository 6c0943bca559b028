/* Spellings of one answer, and the decision which of them mean the same.
 *
 * A rule says how one spelling is read.  A map holds the rules of a question or
 * a field and answers how any text is read, also one that is new and differs
 * from a known spelling in case, marks, punctuation or blanks only.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One way in which an answer is written. */
typedef struct
{
  char *text; /* NFC */
  guint64 count;
} HosoSpelling;

typedef enum
{
  HOSO_SPELLING_SAME,  /* case, punctuation, blanks, missing marks */
  HOSO_SPELLING_PLACE, /* names of one province */
  HOSO_SPELLING_MARKS, /* other marks: another word, or a slip */
  HOSO_SPELLING_SLIP,  /* one letter of a long word */
} HosoSpellingReason;

/* Spellings that may be one answer. */
typedef struct
{
  char *label; /* how they would be read */
  HosoSpellingReason reason;
  gboolean sure;    /* to be taken together unless the user says no */
  gboolean decided; /* the user has said so, or no */
  gboolean joined;  /* some were taken together before, under this label */
  guint64 count;
  GPtrArray *spellings; /* of HosoSpelling, the most frequent first */
} HosoSpellingGroup;

typedef struct
{
  char *written; /* NFC */
  char *label;
  gboolean exact; /* for this text alone */
} HosoSpellingRule;

HosoSpelling *hoso_spelling_new (const char *text, guint64 count);
void hoso_spelling_free (HosoSpelling *spelling);

HosoSpellingGroup *hoso_spelling_group_new (const char *label, HosoSpellingReason reason);
void hoso_spelling_group_free (HosoSpellingGroup *group);
/* Takes @spelling. */
void hoso_spelling_group_add (HosoSpellingGroup *group, HosoSpelling *spelling);
/* "same", "place", "marks" or "slip", part of the command line's contract. */
const char *hoso_spelling_reason_get_name (HosoSpellingReason reason);

HosoSpellingRule *
hoso_spelling_rule_new (const char *written, const char *label, gboolean exact);
void hoso_spelling_rule_free (HosoSpellingRule *rule);

typedef struct _HosoSpellingMap HosoSpellingMap;

/* Takes @rules, of HosoSpellingRule; of two for one text the later counts. */
HosoSpellingMap *hoso_spelling_map_new (GPtrArray *rules);
void hoso_spelling_map_free (HosoSpellingMap *map);
gboolean hoso_spelling_map_is_empty (const HosoSpellingMap *map);
/* Of HosoSpellingRule. */
const GPtrArray *hoso_spelling_map_get_rules (const HosoSpellingMap *map);
/* How @text, NFC, is read; NULL where nothing was decided about it.  Remembers
 * its answers: for one thread at a time. */
const char *hoso_spelling_map_find (HosoSpellingMap *map, const char *text);
/* The same, and @text itself where nothing was decided. */
const char *hoso_spelling_map_read (HosoSpellingMap *map, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSpelling, hoso_spelling_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSpellingGroup, hoso_spelling_group_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSpellingMap, hoso_spelling_map_free)

G_END_DECLS
