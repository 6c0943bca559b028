/* What to do for each type of customer, and what to write for each reason: as
 * shipped in data/templates/playbook.json, or as the owner changed it. */

#pragma once

#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Of the strategies, the first are of types of customers. */
#define HOSO_PLAYBOOK_N_TYPES 7

typedef struct _HosoPlaybook HosoPlaybook;

/* @language: "vi" or "en"; NULL is the interface's. */
HosoPlaybook *hoso_playbook_load (HosoDb *db, const char *language, GError **error);
void hoso_playbook_free (HosoPlaybook *playbook);
/* The keys: the seven types of customers, then the five of personas. */
char **hoso_playbook_list_strategies (const HosoPlaybook *playbook);
char **hoso_playbook_list_messages (const HosoPlaybook *playbook);
/* In the order to do them; free with g_strfreev(). */
char **hoso_playbook_dup_steps (const HosoPlaybook *playbook, const char *strategy);
/* Borrowed; with placeholders, see hoso-message.h. */
const char *hoso_playbook_get_subject (const HosoPlaybook *playbook, const char *message);
const char *hoso_playbook_get_text (const HosoPlaybook *playbook, const char *message);

/* Each one action that undo takes back; NULL goes back to what is shipped. */
gboolean hoso_playbook_save_steps (HosoDb *db,
                                   const char *strategy,
                                   const char *const *steps,
                                   GError **error);
gboolean hoso_playbook_save_message (
  HosoDb *db, const char *message, const char *subject, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPlaybook, hoso_playbook_free)

G_END_DECLS
