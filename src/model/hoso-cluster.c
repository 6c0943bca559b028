/* Groups found in answers, as a model: making, and JSON both ways.  Reading is
 * strict, as of all rules.
 */

#include "hoso-config.h"

#include "hoso-cluster.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "hoso-error.h"

static const char *const coding_names[] = {
  [HOSO_CLUSTER_ONE] = "one",
  [HOSO_CLUSTER_EACH] = "each",
  [HOSO_CLUSTER_RANGE] = "range",
};

/* Without features; free with hoso_cluster_item_free(). */
HosoClusterItem *
hoso_cluster_item_new (gint64 question, HosoClusterCoding coding)
{
  HosoClusterItem *item = g_new0 (HosoClusterItem, 1);

  item->question = question;
  item->coding = coding;
  item->features = g_array_new (FALSE, FALSE, sizeof (guint8));
  item->cuts = g_array_new (FALSE, FALSE, sizeof (double));
  item->p = g_array_new (FALSE, FALSE, sizeof (guint32));
  return item;
}

void
hoso_cluster_item_free (HosoClusterItem *item)
{
  g_array_unref (item->features);
  g_array_unref (item->cuts);
  g_array_unref (item->p);
  g_free (item);
}

/* Without groups or items; free with hoso_cluster_unref(). */
HosoCluster *
hoso_cluster_new (void)
{
  HosoCluster *cluster = g_atomic_rc_box_new0 (HosoCluster);

  cluster->shares = g_array_new (FALSE, FALSE, sizeof (guint32));
  cluster->items = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_cluster_item_free);
  return cluster;
}

static void
clear_cluster (gpointer data)
{
  HosoCluster *cluster = data;

  g_array_unref (cluster->shares);
  g_ptr_array_unref (cluster->items);
}

HosoCluster *
hoso_cluster_ref (const HosoCluster *cluster)
{
  return g_atomic_rc_box_acquire ((HosoCluster *)cluster);
}

void
hoso_cluster_unref (HosoCluster *cluster)
{
  g_atomic_rc_box_release_full (cluster, clear_cluster);
}

gboolean
hoso_cluster_has_question (const HosoCluster *cluster, gint64 question)
{
  for (guint i = 0; i < cluster->items->len; i++)
    if (((const HosoClusterItem *)cluster->items->pdata[i])->question == question)
      return TRUE;

  return FALSE;
}

/* --- Writing --- */

static void
write_counts (JsonBuilder *builder, const char *name, const GArray *counts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < counts->len; i++)
    json_builder_add_int_value (builder, g_array_index (counts, guint32, i));
  json_builder_end_array (builder);
}

static void
write_features (JsonBuilder *builder, const HosoClusterItem *item)
{
  gboolean range = item->coding == HOSO_CLUSTER_RANGE;

  json_builder_set_member_name (builder, range ? "cuts" : "features");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->cuts->len && range; i++)
    json_builder_add_double_value (builder, g_array_index (item->cuts, double, i));
  for (guint i = 0; i < item->features->len && !range; i++)
    json_builder_add_int_value (builder, g_array_index (item->features, guint8, i));
  json_builder_end_array (builder);
}

void
hoso_cluster_write (const HosoCluster *cluster, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, cluster->seed);
  json_builder_set_member_name (builder, "respondents");
  json_builder_add_int_value (builder, cluster->respondents);
  write_counts (builder, "shares", cluster->shares);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cluster->items->len; i++)
    {
      const HosoClusterItem *item = cluster->items->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "question");
      json_builder_add_int_value (builder, item->question);
      json_builder_set_member_name (builder, "coding");
      json_builder_add_string_value (builder, coding_names[item->coding]);
      write_features (builder, item);
      write_counts (builder, "p", item->p);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* --- Reading --- */

static JsonArray *
get_list (JsonObject *object, const char *name, guint limit)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  list = json_node_get_array (node);
  return json_array_get_length (list) <= limit ? list : NULL;
}

static gboolean
get_whole (JsonNode *node, gint64 least, gint64 most, gint64 *value)
{
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return *value >= least && *value <= most;
}

/* Fills @counts with whole numbers from @least to HOSO_CLUSTER_UNIT. */
static gboolean
read_counts (JsonArray *list, gint64 least, GArray *counts)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      gint64 value;
      guint32 count;

      if (!get_whole (json_array_get_element (list, i), least, HOSO_CLUSTER_UNIT, &value))
        return FALSE;
      count = (guint32)value;
      g_array_append_val (counts, count);
    }
  return list != NULL;
}

static gboolean
read_features (JsonObject *object, HosoClusterItem *item)
{
  JsonArray *list = get_list (object, "features", G_MAXUINT16);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      gint64 value;
      guint8 feature;

      if (!get_whole (json_array_get_element (list, i), 0, item->n_features, &value))
        return FALSE;
      feature = (guint8)value;
      g_array_append_val (item->features, feature);
    }
  return list != NULL;
}

static gboolean
read_cuts (JsonObject *object, HosoClusterItem *item)
{
  JsonArray *list = get_list (object, "cuts", HOSO_CLUSTER_MAX_FEATURES);
  double before = -INFINITY;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      GType type = json_node_get_value_type (node);
      double cut = type == G_TYPE_DOUBLE || type == G_TYPE_INT64 ? json_node_get_double (node)
                                                                 : NAN;

      if (!isfinite (cut) || cut <= before)
        return FALSE;
      g_array_append_val (item->cuts, cut);
      before = cut;
    }
  return list != NULL && item->cuts->len + 1 == item->n_features;
}

static gboolean
read_coding (JsonObject *object, HosoClusterCoding *coding)
{
  JsonNode *node = json_object_get_member (object, "coding");

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (coding_names); i++)
    if (g_str_equal (json_node_get_string (node), coding_names[i]))
      {
        *coding = (HosoClusterCoding)i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_item (HosoCluster *cluster, JsonNode *node)
{
  HosoClusterCoding coding;
  HosoClusterItem *item;
  JsonObject *object;
  gint64 question;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  if (!get_whole (json_object_get_member (object, "question"), 1, G_MAXINT64, &question) ||
      !read_coding (object, &coding))
    return FALSE;

  item = hoso_cluster_item_new (question, coding);
  g_ptr_array_add (cluster->items, item);
  if (!read_counts (get_list (object, "p", HOSO_CLUSTER_MAX_FEATURES * HOSO_CLUSTER_MAX_GROUPS),
                    1, item->p) ||
      item->p->len == 0 || item->p->len % cluster->shares->len != 0)
    return FALSE;
  item->n_features = item->p->len / cluster->shares->len;
  return item->n_features <= HOSO_CLUSTER_MAX_FEATURES &&
         (coding == HOSO_CLUSTER_RANGE ? read_cuts (object, item) : read_features (object, item));
}

static gboolean
read_items (HosoCluster *cluster, JsonObject *object)
{
  JsonArray *list = get_list (object, "items", HOSO_CLUSTER_MAX_ITEMS);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (!read_item (cluster, json_array_get_element (list, i)))
      return FALSE;

  return cluster->items->len > 0;
}

/* Returns: (transfer full): what @object says, or %NULL with @error set. */
HosoCluster *
hoso_cluster_read (JsonObject *object, GError **error)
{
  g_autoptr (HosoCluster) cluster = hoso_cluster_new ();
  gint64 seed;
  gint64 respondents;

  if (!get_whole (json_object_get_member (object, "seed"), 0, G_MAXUINT32, &seed) ||
      !get_whole (json_object_get_member (object, "respondents"), 1, G_MAXUINT, &respondents) ||
      !read_counts (get_list (object, "shares", HOSO_CLUSTER_MAX_GROUPS), 0, cluster->shares) ||
      cluster->shares->len < 2 || !read_items (cluster, object))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                           _ ("The rule’s description of a group of answers is damaged."));
      return NULL;
    }
  cluster->seed = (guint32)seed;
  cluster->respondents = (guint)respondents;
  return g_steal_pointer (&cluster);
}
