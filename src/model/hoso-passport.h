/* What the user corrected about a form, kept for its next export.
 *
 * Plain values; not thread-safe.
 */

#pragma once

#include "hoso-import.h"
#include "hoso-survey.h"

G_BEGIN_DECLS

/* What of a question is the user's word. */
typedef enum
{
  HOSO_CORRECTED_KIND = 1 << 0,
  HOSO_CORRECTED_FIELD = 1 << 1,
} HosoCorrections;

typedef struct
{
  gint64 id;                       /* 0 until stored */
  HosoSurvey *form;                /* its questions; id: the survey that it went into, which may
                                    * be gone; name: the survey's as the user gave it, or NULL */
  GArray *corrected;               /* of guint8 (HosoCorrections), one for each question */
  char *encoding;                  /* chosen, or NULL */
  char delimiter;                  /* chosen, or 0 */
  HosoTimestampFormat date_format; /* chosen, or NONE */
  HosoTimestampFormat date_guess;  /* what it was chosen over; NONE where nothing decided */
  HosoJoinRules rules;
  int add_customers; /* TRUE or FALSE, or -1 where the user never said */
} HosoPassport;

HosoPassport *hoso_passport_new (void);
HosoPassport *hoso_passport_copy (const HosoPassport *passport);
void hoso_passport_free (HosoPassport *passport);
void hoso_passport_add_question (HosoPassport *passport,
                                 HosoQuestion *question,
                                 HosoCorrections corrected);
HosoCorrections hoso_passport_get_corrected (const HosoPassport *passport, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPassport, hoso_passport_free)

G_END_DECLS
