/* Groups that were found in the answers to a survey, as a model that says to
 * which of them a respondent belongs.  It is part of a segment's rule, so that
 * answers that come later are placed too.
 *
 * JSON form, inside a rule (hoso-rule.h):
 *
 *   {"cluster": 2, "seed": 1, "respondents": 118, "shares": [44473, 37356, 18171],
 *    "items": [{"question": 3, "coding": "one", "features": [1, 2, 3, 3], "p": […]},
 *              {"question": 9, "coding": "range", "cuts": [20, 35.5], "p": […]}]}
 *
 * "cluster" is the group, from 1; shares and probabilities are counted in
 * hundred-thousandths.  "p" holds the probabilities of a feature in each group,
 * feature after feature.  Values are never changed once made, and may be shared
 * between threads.
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define HOSO_CLUSTER_MAX_GROUPS 12
#define HOSO_CLUSTER_MAX_ITEMS 100
#define HOSO_CLUSTER_MAX_FEATURES 250
/* What shares and probabilities are counted in. */
#define HOSO_CLUSTER_UNIT 100000

typedef enum
{
  HOSO_CLUSTER_ONE,   /* one feature of several: an option of a single choice */
  HOSO_CLUSTER_EACH,  /* any of several features, each there or not */
  HOSO_CLUSTER_RANGE, /* the range that a number lies in */
} HosoClusterCoding;

typedef struct
{
  gint64 question;
  HosoClusterCoding coding;
  guint n_features;
  GArray *features; /* of guint8, by option code - 1: the feature from 1, 0 for none */
  GArray *cuts;     /* of double, ascending: where the next range begins */
  GArray *p;        /* of guint32, feature after feature; empty while not fitted */
} HosoClusterItem;

typedef struct
{
  guint32 seed;
  guint respondents; /* that it was made from */
  GArray *shares;    /* of guint32, one for each group */
  GPtrArray *items;  /* of HosoClusterItem */
} HosoCluster;

HosoClusterItem *hoso_cluster_item_new (gint64 question, HosoClusterCoding coding);
void hoso_cluster_item_free (HosoClusterItem *item);
HosoCluster *hoso_cluster_new (void);
HosoCluster *hoso_cluster_ref (const HosoCluster *cluster);
void hoso_cluster_unref (HosoCluster *cluster);
gboolean hoso_cluster_has_question (const HosoCluster *cluster, gint64 question);

/* Adds the entries beside "cluster" to the object that is being built. */
void hoso_cluster_write (const HosoCluster *cluster, JsonBuilder *builder);
/* HOSO_ERROR_INVALID in one sentence where @object is no such thing. */
HosoCluster *hoso_cluster_read (JsonObject *object, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCluster, hoso_cluster_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoClusterItem, hoso_cluster_item_free)

G_END_DECLS
