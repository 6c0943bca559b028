/* One customer on the page “Today”: the reasons, and behind them what to do and
 * what to write. */

#pragma once

#include <adwaita.h>

#include "hoso-today.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TODAY_ROW (hoso_today_row_get_type ())
G_DECLARE_FINAL_TYPE (HosoTodayRow, hoso_today_row, HOSO, TODAY_ROW, AdwExpanderRow)

HosoTodayRow *hoso_today_row_new (const HosoTodayEntry *entry);
/* Shows the ticks of @entry; FALSE, and nothing is done, where it says anything
 * else than the row does. */
gboolean hoso_today_row_update (HosoTodayRow *row, const HosoTodayEntry *entry);
gint64 hoso_today_row_get_customer (HosoTodayRow *row);
/* Of HosoTodayReason; borrowed. */
GPtrArray *hoso_today_row_get_reasons (HosoTodayRow *row);

/* Signals: “marked” (HosoTodayRow *, guint HosoTodayState, int days until it is
 * shown again), “ticked” (HosoTodayRow *, const char *step, gboolean). */

G_END_DECLS
