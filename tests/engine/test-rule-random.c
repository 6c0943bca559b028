/* Rules by chance over a shop by chance, counted by the engine and by a plain
 * evaluation of what was made up.  The seed is printed; give it with --seed.
 */

#include "hoso-config.h"

#include "hoso-error.h"
#include "hoso-segments.h"
#include "rule-shop.h"

#define RULES 150
#define ROUNDS 8
#define MAX_DEPTH 5

typedef struct _Node Node;

struct _Node
{
  HosoRuleKind kind; /* ALL, ANY, NOT, or FIELD for a condition */
  ShopCondition *condition;
  GPtrArray *children;
};

static void
node_free (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->condition, rule_shop_condition_free);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

static Node *
make_node (RuleShop *shop, guint depth)
{
  static const HosoRuleKind kinds[] = { HOSO_RULE_ALL, HOSO_RULE_ANY, HOSO_RULE_NOT };
  Node *node = g_new0 (Node, 1);
  guint n;

  node->kind = kinds[g_rand_int_range (shop->random, 0, G_N_ELEMENTS (kinds))];
  if (depth == MAX_DEPTH || (depth > 1 && g_rand_int_range (shop->random, 0, 2) == 0))
    {
      /* The last kind asks for the types of all customers, which takes longer. */
      guint end = g_rand_int_range (shop->random, 0, 4) == 0 ? rule_shop_n_kinds
                                                             : rule_shop_n_kinds - 1;

      node->kind = HOSO_RULE_FIELD;
      node->condition =
        rule_shop_make_condition (shop, (guint)g_rand_int_range (shop->random, 0, (int)end));
      return node;
    }
  if (depth == 1)
    node->kind = kinds[g_rand_int_range (shop->random, 0, 2)];
  node->children = g_ptr_array_new_with_free_func (node_free);
  n = node->kind == HOSO_RULE_NOT ? 1 : (guint)g_rand_int_range (shop->random, 0, 4);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (node->children, make_node (shop, depth + 1));
  return node;
}

static void
write_children (const Node *node, GString *json)
{
  void (*write) (const Node *, GString *) = write_children;

  g_string_append (json, node->kind == HOSO_RULE_ALL ? "\"all\": [" : "\"any\": [");
  for (guint i = 0; i < node->children->len; i++)
    {
      const Node *child = node->children->pdata[i];
      const Node *inner = child->kind == HOSO_RULE_NOT ? child->children->pdata[0] : child;

      g_string_append (json, i > 0 ? ", " : "");
      for (const Node *n = child; n->kind == HOSO_RULE_NOT; n = n->children->pdata[0])
        {
          g_string_append (json, "{\"not\": ");
          inner = n->children->pdata[0];
        }
      if (inner->condition != NULL)
        g_string_append (json, inner->condition->json);
      else
        {
          g_string_append_c (json, '{');
          write (inner, json);
          g_string_append_c (json, '}');
        }
      for (const Node *n = child; n->kind == HOSO_RULE_NOT; n = n->children->pdata[0])
        g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static gboolean
holds (const RuleShop *shop, const ShopPerson *person, const Node *node)
{
  guint n = 0;

  if (node->condition != NULL)
    return rule_shop_holds (shop, person, node->condition);
  for (guint i = 0; i < node->children->len; i++)
    n += holds (shop, person, node->children->pdata[i]) ? 1 : 0;
  if (node->kind == HOSO_RULE_NOT)
    return n == 0;
  return node->kind == HOSO_RULE_ANY ? n > 0 : n == node->children->len;
}

static void
assert_equal (RuleShop *shop, const Node *root, gboolean survey)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (HosoRule) rule = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  guint64 expected = 0;
  guint64 count;
  guint64 base;

  if (survey)
    g_string_append_printf (json, "{\"population\": \"survey\", \"survey\": %d, ",
                            (int)shop->survey);
  else
    g_string_append (json, "{\"population\": \"customers\", ");
  write_children (root, json);
  g_string_append_c (json, '}');
  for (guint i = 0; i < (survey ? SHOP_PEOPLE : SHOP_CUSTOMERS); i++)
    expected += holds (shop, &shop->people[i], root) ? 1 : 0;

  rule = hoso_rule_from_json (json->str, &error);
  g_assert_no_error (error);
  hoso_segments_count (shop->store.db, rule, &count, &base, NULL, &error);
  g_assert_no_error (error);
  if (count != expected)
    g_test_message ("%s", json->str);
  g_assert_cmpuint (count, ==, expected);
  words = hoso_segments_describe (shop->store.db, rule, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (words), >, 0);
}

/* Each kind of condition alone, with several operators and values. */
static void
test_conditions (RuleShop *shop, gconstpointer seed)
{
  for (guint kind = 0; kind < rule_shop_n_kinds; kind++)
    for (guint i = 0; i < (kind + 1 == rule_shop_n_kinds ? 2 : ROUNDS); i++)
      {
        Node *child = g_new0 (Node, 1);
        Node root = { HOSO_RULE_ALL, NULL, g_ptr_array_new_with_free_func (node_free) };

        child->kind = HOSO_RULE_FIELD;
        child->condition = rule_shop_make_condition (shop, kind);
        g_ptr_array_add (root.children, child);
        assert_equal (shop, &root, FALSE);
        assert_equal (shop, &root, TRUE);
        g_ptr_array_unref (root.children);
      }
}

static void
test_trees (RuleShop *shop, gconstpointer seed)
{
  for (guint i = 0; i < RULES; i++)
    {
      Node *root = make_node (shop, 1);

      assert_equal (shop, root, i % 2 == 1);
      node_free (root);
    }
}

static HosoRule *
ask_for (gint64 segment)
{
  g_autofree char *json = g_strdup_printf (
    "{\"population\": \"customers\", \"any\": [{\"segment\": %d}]}", (int)segment);
  g_autoptr (GError) error = NULL;
  HosoRule *rule = hoso_rule_from_json (json, &error);

  g_assert_no_error (error);
  return rule;
}

/* The third segment asks for the first: neither may come to ask for itself, and the
 * first cannot go. */
static void
test_cycles (RuleShop *shop, gconstpointer seed)
{
  g_autoptr (HosoRule) self = ask_for (shop->segments[0]);
  g_autoptr (HosoRule) other = ask_for (shop->segments[2]);
  g_autoptr (HosoRule) nobody = ask_for (999);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hoso_segments_save (shop->store.db, shop->segments[0], "A", self, &error), ==,
                   0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (hoso_segments_save (shop->store.db, shop->segments[0], "A", other, &error), ==,
                   0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (hoso_segments_save (shop->store.db, 0, "A", nobody, &error), ==, 0);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hoso_segments_remove (shop->store.db, shop->segments[0], &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_clear_error (&error);
  list = hoso_segments_list (shop->store.db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 3);
}

/* Segments that ask for one another end somewhere. */
static void
test_chain (RuleShop *shop, gconstpointer seed)
{
  gint64 last = shop->segments[0];
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (; n < 40 && last != 0; n++)
    {
      g_autoptr (HosoRule) rule = ask_for (last);

      last = hoso_segments_save (shop->store.db, 0, "Chuỗi", rule, &error);
    }
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_LIMIT);
  g_assert_cmpuint (n, >, 10);
}

int
main (int argc, char **argv)
{
  gpointer seed;

  g_test_init (&argc, &argv, NULL);
  seed = GUINT_TO_POINTER ((guint)g_test_rand_int ());
  g_test_message ("seed %u", GPOINTER_TO_UINT (seed));
  g_test_add ("/rules/random/conditions", RuleShop, seed, rule_shop_set_up, test_conditions,
              rule_shop_tear_down);
  g_test_add ("/rules/random/trees", RuleShop, seed, rule_shop_set_up, test_trees,
              rule_shop_tear_down);
  g_test_add ("/rules/random/cycles", RuleShop, seed, rule_shop_set_up, test_cycles,
              rule_shop_tear_down);
  g_test_add ("/rules/random/chain", RuleShop, seed, rule_shop_set_up, test_chain,
              rule_shop_tear_down);
  return g_test_run ();
}
