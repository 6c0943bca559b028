/* What a condition can be about: fields, tags, purchases, contacts, types, questions. */

#pragma once

#include "hoso-rule.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  HosoRuleKind kind; /* all but groups and CLUSTER */
  char *key;         /* of the field, or what hoso-rule.h says */
  gint64 question;
  char *title;    /* as shown */
  char **values;  /* options to choose from, or what others have; NULL for none */
  char **labels;  /* what is shown for the values, or NULL for themselves */
  gboolean fixed; /* only these values make sense */
  gboolean ranks; /* can be compared as numbers */
  gboolean dates; /* can be compared with today */
} HosoRuleSubject;

void hoso_rule_subject_free (HosoRuleSubject *subject);
/* Of HosoRuleSubject, for rules about @survey, or with 0 about customers: what
 * belongs to the population itself comes first.  @segment, which the rule is of, is
 * left out; 0 for none. */
GPtrArray *
hoso_rule_subjects_read (HosoDb *db, gint64 survey, gint64 segment, GError **error);
/* The place of the subject that the condition is about, or -1. */
int hoso_rule_subjects_find (GPtrArray *subjects, const HosoRuleNode *node);

/* The operators that make sense, at most @n, the usual one first. */
guint hoso_rule_subject_list_ops (const HosoRuleSubject *subject, HosoRuleOp *ops, guint n);
/* Translated, for a drop-down; borrowed. */
const char *hoso_rule_subject_get_op_label (const HosoRuleSubject *subject, HosoRuleOp op);

G_END_DECLS
