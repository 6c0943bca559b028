/* What personas say, and the evidence that each statement rests on. */

#pragma once

#include "hoso-db.h"
#include "hoso-persona.h"

G_BEGIN_DECLS

GPtrArray *hoso_statement_table_list (HosoDb *db, gint64 persona, GError **error);
gint64 hoso_statement_table_add (HosoDb *db,
                                 gint64 persona,
                                 int position,
                                 const HosoStatement *statement,
                                 GError **error);
gboolean hoso_statement_table_update (HosoDb *db,
                                      int position,
                                      const HosoStatement *statement,
                                      GError **error);
gboolean hoso_statement_table_remove (HosoDb *db, gint64 id, GError **error);
gboolean hoso_statement_table_set_evidence (HosoDb *db,
                                            gint64 id,
                                            const HosoEvidence *evidence,
                                            GError **error);

G_END_DECLS
