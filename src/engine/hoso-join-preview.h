/* How the answers of a file would join customers, before anything is imported. */

#pragma once

#include "hoso-imports.h"

G_BEGIN_DECLS

/* What is known of an answer, all at once, so that the rules can be changed
 * without another look: each case is a sum of these. */
typedef enum
{
  HOSO_JOIN_HAS_EMAIL = 1 << 0,
  HOSO_JOIN_HAS_PHONE = 1 << 1,
  HOSO_JOIN_KNOWS_EMAIL = 1 << 2, /* a customer has it */
  HOSO_JOIN_KNOWS_PHONE = 1 << 3,
  HOSO_JOIN_KNOWS_NAME = 1 << 4,
} HosoJoinCase;

#define HOSO_JOIN_N_CASES 32

typedef struct
{
  guint rows;   /* looked at, from the file's beginning */
  gboolean all; /* the file has no more */
  guint cases[HOSO_JOIN_N_CASES];
} HosoJoinPreview;

typedef struct
{
  guint joined;    /* answers of customers who are there */
  guint asked;     /* where only the name agrees */
  guint strangers; /* with a contact that no customer has */
} HosoJoinCounts;

/* Free with g_free(). */
HosoJoinPreview *hoso_join_preview_new (HosoDb *db,
                                        const char *path,
                                        const HosoDraft *draft,
                                        GCancellable *cancellable,
                                        GError **error);
HosoJoinCounts hoso_join_preview_count (const HosoJoinPreview *preview, HosoJoinRules rules);

G_END_DECLS
