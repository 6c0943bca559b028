/* Use cases around purchases that a person enters.  Each change is one named
 * action that undo takes back.
 */

#pragma once

#include "hoso-purchase.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Adds where @purchase->id is 0, otherwise changes the stored one; products that
 * nobody knows are added.  Returns the id, or 0 with an error set. */
gint64 hoso_purchases_save (HosoDb *db, const HosoPurchase *purchase, GError **error);
gboolean hoso_purchases_remove (HosoDb *db, gint64 id, GError **error);
HosoPurchase *hoso_purchases_load (HosoDb *db, gint64 id, GError **error);
/* Names of products that hold @text, those bought most first. */
char **hoso_purchases_suggest (HosoDb *db, const char *text, guint limit, GError **error);

G_END_DECLS
