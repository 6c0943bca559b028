/* What a condition keeps to, and how that is written.  Not thread-safe. */

#include "hoso-config.h"

#include "hoso-rule-scope.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-error.h"
#include "hoso-time.h"

#define DAY 86400

HosoRuleScope *
hoso_rule_scope_new (void)
{
  HosoRuleScope *scope = g_new0 (HosoRuleScope, 1);

  scope->from = HOSO_RULE_NO_DAY;
  scope->until = HOSO_RULE_NO_DAY;
  scope->on = HOSO_RULE_NO_DAY;
  return scope;
}

HosoRuleScope *
hoso_rule_scope_copy (const HosoRuleScope *scope)
{
  HosoRuleScope *copy = g_new (HosoRuleScope, 1);

  *copy = *scope;
  copy->product = g_strdup (scope->product);
  return copy;
}

void
hoso_rule_scope_free (HosoRuleScope *scope)
{
  g_free (scope->product);
  g_free (scope);
}

gboolean
hoso_rule_scope_has_time (const HosoRuleScope *scope)
{
  return scope->within.unit != '\0' || scope->from != HOSO_RULE_NO_DAY ||
         scope->until != HOSO_RULE_NO_DAY;
}

gboolean
hoso_rule_scope_is_empty (const HosoRuleScope *scope)
{
  return !hoso_rule_scope_has_time (scope) && scope->on == HOSO_RULE_NO_DAY &&
         scope->product == NULL;
}

/**
 * hoso_rule_scope_get_seconds:
 * @today: days since 1970-01-01 by UTC
 * @from: (out): the first second
 * @until: (out): the second after the last one
 *
 * A length of time ends with tomorrow: east of UTC a day begins earlier than there.
 */
void
hoso_rule_scope_get_seconds (const HosoRuleScope *scope,
                             gint64 today,
                             gint64 *from,
                             gint64 *until)
{
  gboolean within = scope->within.unit != '\0';
  gint64 first = within ? hoso_span_add (scope->within, today, -1) : scope->from;
  gint64 last = within ? today + 1 : scope->until;

  *from = first != HOSO_RULE_NO_DAY ? first * DAY : G_MININT64;
  *until = last != HOSO_RULE_NO_DAY ? (last + 1) * DAY : G_MAXINT64;
}

/* --- Reading --- */

static gboolean G_GNUC_PRINTF (2, 0)
  refuse (GError **error, const char *message, const char *name)
{
  g_autofree char *sentence = name != NULL ? g_strdup_printf (message, name) : g_strdup (message);

  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, sentence);
  return FALSE;
}

/* NULL where there is no such text. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
read_day (JsonObject *object, const char *name, gint64 *day, GError **error)
{
  const char *text = get_text (object, name);
  HosoTime time;

  if (!json_object_has_member (object, name))
    return TRUE;
  if (text == NULL || strlen (text) != strlen ("2026-11-22") ||
      !hoso_time_from_iso8601 (text, &time))
    /* Translators: %s is the name of an entry, for example “until”. */
    return refuse (error, _ ("The rule’s entry “%s” must be a date such as 2026-11-22."), name);

  *day = time.local / DAY - (time.local % DAY < 0);
  return TRUE;
}

static gboolean
read_within (JsonObject *object, HosoRuleScope *scope, GError **error)
{
  const char *text = get_text (object, "within");

  if (!json_object_has_member (object, "within"))
    return TRUE;
  if (text == NULL || !hoso_span_parse (text, &scope->within))
    return refuse (error,
                   _ ("The rule’s entry “within” must be a length of time such as “30d”, “6m” "
                      "or “18y”."),
                   NULL);

  return (scope->from == HOSO_RULE_NO_DAY && scope->until == HOSO_RULE_NO_DAY) ||
         refuse (error, _ ("The rule keeps both to a length of time and to dates."), NULL);
}

/* A product’s whole name and a part of it look alike but for the entry’s own. */
static gboolean
read_product (JsonObject *object, HosoRuleScope *scope, GError **error)
{
  gboolean whole = json_object_has_member (object, "product");
  gboolean part = json_object_has_member (object, "products");
  const char *name = part ? "products" : "product";
  const char *text = get_text (object, name);
  g_autofree char *product = NULL;

  if (!whole && !part)
    return TRUE;
  if (whole && part)
    return refuse (error, _ ("The rule names a product both by its name and by a part of it."),
                   NULL);
  if (text == NULL)
    return refuse (error, _ ("The rule’s entry “%s” must be a text."), name);
  product = g_strstrip (g_strdup (text));
  if (*product == '\0')
    return refuse (error, _ ("The rule asks for a product without a name."), NULL);

  scope->product = g_steal_pointer (&product);
  scope->part = part;
  return TRUE;
}

/* See hoso-rule-scope.h.  Which of the entries a condition may have is for its reader
 * to say; a product that is the condition itself is not read as one. */
HosoRuleScope *
hoso_rule_scope_read (JsonObject *object, GError **error)
{
  g_autoptr (HosoRuleScope) scope = hoso_rule_scope_new ();

  if (!read_day (object, "from", &scope->from, error) ||
      !read_day (object, "until", &scope->until, error) ||
      !read_day (object, "on", &scope->on, error) || !read_within (object, scope, error) ||
      (json_object_has_member (object, "purchases") && !read_product (object, scope, error)))
    return NULL;
  if (scope->from != HOSO_RULE_NO_DAY && scope->until != HOSO_RULE_NO_DAY &&
      scope->until < scope->from)
    {
      refuse (error, _ ("The rule keeps to a time that ends before it begins."), NULL);
      return NULL;
    }

  return hoso_rule_scope_is_empty (scope) ? NULL : g_steal_pointer (&scope);
}

/* --- Writing --- */

static void
write_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
write_day (JsonBuilder *builder, const char *name, gint64 day)
{
  g_autofree char *text = day != HOSO_RULE_NO_DAY ? hoso_time_dup_day ((gint)day) : NULL;

  if (text != NULL)
    write_text (builder, name, text);
}

/* Adds the entries to the object that is being built. */
void
hoso_rule_scope_write (const HosoRuleScope *scope, JsonBuilder *builder)
{
  g_autofree char *within =
    scope->within.unit != '\0' ? hoso_span_to_text (scope->within) : NULL;

  if (scope->product != NULL)
    write_text (builder, scope->part ? "products" : "product", scope->product);
  if (within != NULL)
    write_text (builder, "within", within);
  write_day (builder, "from", scope->from);
  write_day (builder, "until", scope->until);
  write_day (builder, "on", scope->on);
}
