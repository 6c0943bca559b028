/* Types and segments by the money they brought, and what to do for whom.  On the
 * thread that owns the connection; reads only.
 */

#include "hoso-config.h"

#include "hoso-dashboard-groups.h"

#include "hoso-error.h"
#include "hoso-names.h"
#include "hoso-playbook.h"
#include "hoso-rule-evaluation.h"
#include "hoso-segment-table.h"

/* Types that are advised on, those first that should not wait. */
static const HosoCustomerType order[] = {
  HOSO_TYPE_COMPLAINING,
  HOSO_TYPE_LOST,
  HOSO_TYPE_NEW,
  HOSO_TYPE_LOYAL,
  HOSO_TYPE_POTENTIAL,
  HOSO_TYPE_CASUAL,
  HOSO_TYPE_ADVOCATE,
};

#define MAX_ADVICE 4

HosoDashboardGroup *
hoso_dashboard_group_new (gint64 segment, const char *name)
{
  HosoDashboardGroup *group = g_new0 (HosoDashboardGroup, 1);

  group->segment = segment;
  group->name = g_strdup (name);
  return group;
}

void
hoso_dashboard_group_free (HosoDashboardGroup *group)
{
  g_free (group->name);
  g_free (group);
}

static void
add_buyer (HosoDashboardGroup *group,
           const HosoOrderBook *book,
           guint place,
           HosoDayRange span,
           gint64 spent)
{
  const HosoLedger *ledger = &book->ledger;

  for (guint j = ledger->starts[place + 1]; j-- > ledger->starts[place];)
    {
      if (ledger->days[j] > span.to)
        continue;
      group->buyers += ledger->days[j] >= span.from;
      break;
    }
  group->revenue += spent;
}

/* The most money for each member among groups that are large enough, or -1. */
static gint
find_best (const GPtrArray *groups)
{
  gint best = -1;
  double most = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const HosoDashboardGroup *group = g_ptr_array_index (groups, i);
      double each = group->members > 0 ? (double)group->revenue / (double)group->members : 0;

      if (group->members < HOSO_DASHBOARD_MIN_GROUP || each <= most)
        continue;
      best = (gint)i;
      most = each;
    }
  return best;
}

/* See hoso-dashboard-groups.h. */
void
hoso_dashboard_add_types (HosoDashboard *dashboard,
                          const HosoCustomerTypes *types,
                          const gint64 *spent)
{
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      g_autofree char *key =
        g_strconcat ("customer-type.", hoso_type_get_key ((HosoCustomerType)i), NULL);

      g_ptr_array_add (dashboard->types,
                       hoso_dashboard_group_new (0, hoso_name_get (key, NULL)));
    }
  for (guint i = 0; i < types->customers->len; i++)
    {
      const HosoTypedCustomer *customer = &g_array_index (types->customers, HosoTypedCustomer, i);
      HosoDashboardGroup *group =
        g_ptr_array_index (dashboard->types, customer->verdict.type);

      group->members++;
      if (customer->place >= 0)
        add_buyer (group, types->book, (guint)customer->place, dashboard->now.span,
                   spent[customer->place]);
    }
  dashboard->best_type = find_best (dashboard->types);
}

/* See hoso-dashboard-groups.h. */
void
hoso_dashboard_add_contacted (HosoDashboard *dashboard,
                              const HosoCustomerTypes *types,
                              const GArray *contacted)
{
  for (guint i = 0; i < contacted->len; i++)
    {
      const HosoTypedCustomer *customer =
        hoso_customer_types_find (types, g_array_index (contacted, gint64, i));

      if (customer != NULL)
        ((HosoDashboardGroup *)dashboard->types->pdata[customer->verdict.type])->contacted++;
    }
}

typedef struct
{
  HosoDashboard *dashboard;
  const HosoOrderBook *book;
  const gint64 *spent;
  HosoBitset *once;  /* in a segment */
  HosoBitset *twice; /* in two or more */
} Segments;

static void
add_segment (Segments *segments, const HosoSegment *segment, const HosoBitset *members)
{
  HosoDashboardGroup *group = hoso_dashboard_group_new (segment->id, segment->name);
  g_autoptr (HosoBitset) again = hoso_bitset_copy (members);

  hoso_bitset_intersect (again, segments->once);
  hoso_bitset_unite (segments->twice, again);
  hoso_bitset_unite (segments->once, members);
  group->members = hoso_bitset_count (members);
  for (guint i = 0; i < segments->book->ledger.n_customers; i++)
    {
      gint64 customer = hoso_order_book_get_customer (segments->book, i);

      if (customer < members->size && hoso_bitset_contains (members, (guint)customer))
        add_buyer (group, segments->book, i, segments->dashboard->now.span, segments->spent[i]);
    }
  g_ptr_array_add (segments->dashboard->segments, group);
}

static void
count_rest (Segments *segments, const HosoPopulation *population)
{
  HosoDashboard *dashboard = segments->dashboard;
  g_autoptr (HosoBitset) none = hoso_bitset_copy (population->all);

  hoso_bitset_subtract (none, segments->once);
  dashboard->in_several = hoso_bitset_count (segments->twice);
  dashboard->in_none = hoso_bitset_count (none);
  for (guint i = 0; i < segments->book->ledger.n_customers; i++)
    {
      gint64 customer = hoso_order_book_get_customer (segments->book, i);

      if (customer < none->size && hoso_bitset_contains (none, (guint)customer))
        dashboard->none_revenue += segments->spent[i];
    }
}

static gboolean
add_each (Segments *segments,
          HosoDb *db,
          const HosoPopulation *population,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) list = hoso_segment_table_list (db, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const HosoSegment *segment = g_ptr_array_index (list, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (HosoBitset) members =
        hoso_segment_find_customers (db, segment->id, population, cancellable, &local);

      if (members != NULL)
        add_segment (segments, segment, members);
      else if (!g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return list != NULL;
}

/* A segment whose question is gone is left out. */
gboolean
hoso_dashboard_add_segments (HosoDashboard *dashboard,
                             HosoDb *db,
                             const HosoOrderBook *book,
                             const gint64 *spent,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (HosoPopulation) population = hoso_population_load (db, 0, error);
  g_autoptr (HosoBitset) once = NULL;
  g_autoptr (HosoBitset) twice = NULL;
  Segments segments = { dashboard, book, spent };

  if (population == NULL)
    return FALSE;
  dashboard->customers = hoso_bitset_count (population->all);
  once = segments.once = hoso_bitset_new (population->all->size);
  twice = segments.twice = hoso_bitset_new (population->all->size);
  if (!add_each (&segments, db, population, cancellable, error))
    return FALSE;
  count_rest (&segments, population);
  dashboard->best_segment = find_best (dashboard->segments);
  return TRUE;
}

/* See hoso-dashboard-groups.h. */
gboolean
hoso_dashboard_add_advice (HosoDashboard *dashboard,
                           HosoDb *db,
                           const char *language,
                           GError **error)
{
  g_autoptr (HosoPlaybook) playbook = hoso_playbook_load (db, language, error);

  if (playbook == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (order) && dashboard->advice->len < MAX_ADVICE; i++)
    {
      const HosoDashboardGroup *group = g_ptr_array_index (dashboard->types, order[i]);
      HosoDashboardAdvice *advice;

      if (group->members == 0)
        continue;
      advice = g_new0 (HosoDashboardAdvice, 1);
      advice->type = order[i];
      advice->members = group->members;
      advice->contacted = group->contacted;
      advice->steps = hoso_playbook_dup_steps (playbook, hoso_type_get_key (order[i]));
      g_ptr_array_add (dashboard->advice, advice);
    }
  return TRUE;
}
