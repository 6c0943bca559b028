/* Whom to contact today, why, what to do and what to write.
 *
 * By urgency: open complaints, what was promised, birthdays today, terms that end,
 * birthdays and seasons to come, new customers, those who are quiet.  Within a kind,
 * what is due earlier where it waits for us, then who spent more.  A customer has one
 * entry with all reasons.
 */

#pragma once

#include "hoso-consent.h"
#include "hoso-customer-type.h"
#include "hoso-customer.h"
#include "hoso-occasion.h"
#include "hoso-partial-date.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TODAY_SHOWN 10

typedef enum /* by urgency */
{
  HOSO_TODAY_COMPLAINT,
  HOSO_TODAY_FOLLOW_UP,
  HOSO_TODAY_BIRTHDAY,
  HOSO_TODAY_RENEWAL,
  HOSO_TODAY_COMING_BIRTHDAY,
  HOSO_TODAY_SEASON,
  HOSO_TODAY_NEW,
  HOSO_TODAY_QUIET,
} HosoTodayKind;

#define HOSO_TODAY_N_KINDS (HOSO_TODAY_QUIET + 1)

typedef struct
{
  HosoTodayKind kind;
  gint64 customer;
  gint day;             /* since 1970-01-01: when it came, is due, is kept, was bought */
  gint64 item;          /* the complaint or the task, or 0 */
  double usual_gap;     /* days between orders, of the quiet; the shop’s if by_shop */
  gboolean by_shop;     /* this customer bought on one day only */
  HosoPartialDate born; /* of birthdays */
  char *text;           /* of the complaint, the task or the season, or NULL */
  char *words;          /* why, in one sentence */
  char *occasion;       /* what marks and ticks are kept under */
} HosoTodayReason;

typedef struct
{
  char *text;
  gint64 ticked_at; /* UTC seconds, 0 for not yet */
} HosoTodayStep;

typedef struct
{
  char *key;        /* of the playbook */
  char *name;       /* for people */
  GPtrArray *steps; /* of HosoTodayStep */
} HosoTodayStrategy;

typedef struct
{
  gint64 customer;
  HosoCustomerKind kind;
  char *name;
  char *phone, *email, *zalo; /* or NULL */
  HosoSpent spent;
  GPtrArray *reasons; /* of HosoTodayReason, the most urgent first */
  HosoCustomerType type;
  char *type_words;         /* why it is that; NULL beside a complaint */
  GPtrArray *strategies;    /* of HosoTodayStrategy */
  char *address;            /* “chị” */
  char *subject;            /* of an e-mail */
  char *text;               /* ready to copy */
  HosoConsentState consent; /* to messages */
  gboolean may_write;       /* FALSE where consent is withdrawn and nothing is owed */
} HosoTodayEntry;

typedef struct
{
  gint day;
  gint orders_until;  /* the latest order that is known of, or 0 */
  guint total;        /* customers, shown or not */
  GPtrArray *entries; /* of HosoTodayEntry, the most urgent first */
} HosoToday;

typedef struct
{
  gint day;    /* since 1970-01-01 where the shop is */
  guint limit; /* entries to read in full, 0 for all */
} HosoTodayPlan;

/* @language as for hoso_playbook_load(). */
HosoToday *hoso_today_load (HosoDb *db,
                            const HosoTodayPlan *plan,
                            const char *language,
                            GCancellable *cancellable,
                            GError **error);
void hoso_today_free (HosoToday *today);
const char *hoso_today_kind_get_key (HosoTodayKind kind);

/* Each one action that undo takes back.  @reasons: of HosoTodayReason, of one
 * customer.  Done: a task is done with it, a complaint that is still open comes
 * back the next day.  @today: the day it is. */
gboolean hoso_today_mark (HosoDb *db,
                          const GPtrArray *reasons,
                          HosoTodayState state,
                          gint today,
                          gint until,
                          GError **error);
gboolean hoso_today_tick (
  HosoDb *db, const HosoTodayReason *reason, const char *step, gboolean ticked, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoToday, hoso_today_free)

G_END_DECLS
