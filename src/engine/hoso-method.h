/* A way to sort customers into groups, as data/templates/methods.json describes
 * it: what is looked at, the groups of each, and the numbers that divide them.
 * Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include "hoso-field.h"
#include "hoso-rule.h"

G_BEGIN_DECLS

typedef struct
{
  char *key;
  char *name;
  char *unit; /* "years", "days", "money" (dong) or "count" */
  gint64 value;
  gint64 proposed; /* by us */
} HosoMethodThreshold;

typedef struct
{
  char *key;
  char *name;
  char *rule;    /* a condition as JSON; “${key}” stands for a threshold */
  guint64 count; /* of customers, once counted */
} HosoMethodGroup;

typedef struct
{
  char *key;
  char *name;
  char **fields;         /* keys of the fields that its rules ask for */
  GPtrArray *thresholds; /* of HosoMethodThreshold */
  GPtrArray *groups;     /* of HosoMethodGroup */
  /* Once counted: */
  guint64 base;   /* all customers */
  guint64 sorted; /* of them in at least one group */
  char **missing; /* those fields that the workspace lacks or hides; or NULL */
} HosoCriterion;

typedef struct
{
  char *trade;
  char *text;
} HosoMethodExample;

typedef struct
{
  char *key;
  char *name;
  char *about;
  char *goal;          /* what it is mostly used for, a key of “goal.” */
  GPtrArray *criteria; /* of HosoCriterion */
  GPtrArray *examples; /* of HosoMethodExample */
  /* Once counted: */
  char *note; /* the day that its figures on orders count up to; NULL for today */
} HosoMethod;

/* The largest value that makes sense; the smallest is 0. */
gint64 hoso_method_threshold_get_max (const HosoMethodThreshold *threshold);
/* In the interface's language; of HosoMethod. */
GPtrArray *hoso_methods_read (void);
HosoMethod *hoso_method_copy (const HosoMethod *method);
void hoso_method_free (HosoMethod *method);
/* Borrowed; NULL for an unknown key. */
HosoCriterion *hoso_method_find_criterion (const HosoMethod *method, const char *key);
/* Whether a threshold is not what we propose. */
gboolean hoso_criterion_is_changed (const HosoCriterion *criterion);
/* Makes all thresholds what we propose. */
void hoso_criterion_reset (HosoCriterion *criterion);
HosoMethodGroup *hoso_criterion_find_group (const HosoCriterion *criterion, const char *key);
/* The customers of the group, with the thresholds as they are. */
HosoRule *hoso_criterion_make_rule (const HosoCriterion *criterion, const HosoMethodGroup *group);
/* What a segment of the group is called; free with g_free(). */
char *hoso_criterion_dup_name (const HosoCriterion *criterion, const HosoMethodGroup *group);
/* A field that no workspace has from the start, or NULL. */
HosoField *hoso_method_make_field (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoMethod, hoso_method_free)

G_END_DECLS
