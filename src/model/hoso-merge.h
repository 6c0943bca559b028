/* Two entries for one person, made one.  Plain values; not thread-safe. */

#pragma once

#include "hoso-contact.h"

G_BEGIN_DECLS

/* A merge that stands: who took in whom. */
typedef struct
{
  gint64 id;
  gint64 survivor;
  char *survivor_name;
  gint64 merged; /* the id of the one whose entry is gone */
  char *merged_name;
  gint64 at; /* UTC seconds */
} HosoMerge;

HosoMerge *hoso_merge_new (void);
void hoso_merge_free (HosoMerge *merge);

/* What the survivor takes from the one who goes where both have something; all
 * that only one of them has is kept anyway. */
typedef struct
{
  gboolean name; /* with whether it is a person or a company */
  gboolean photo;
  gboolean contacts[HOSO_CONTACT_N_KINDS]; /* comes first; none is dropped */
  GPtrArray *fields;                       /* of char, keys; the other value is history */
} HosoMergeChoice;

/* Nothing. */
HosoMergeChoice *hoso_merge_choice_new (void);
void hoso_merge_choice_free (HosoMergeChoice *choice);
gboolean hoso_merge_choice_has_field (const HosoMergeChoice *choice, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoMerge, hoso_merge_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoMergeChoice, hoso_merge_choice_free)

G_END_DECLS
