/* A question of a survey: what kind of answers it takes and which options it
 * offers.  Plain values, owned by whoever made them; not thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names in hoso_question_kind_get_name() are part of the command line's
 * contract. */
typedef enum
{
  HOSO_QUESTION_TIMESTAMP,
  HOSO_QUESTION_EMAIL,
  HOSO_QUESTION_NAME,
  HOSO_QUESTION_PHONE,
  HOSO_QUESTION_SINGLE,
  HOSO_QUESTION_MULTIPLE,
  HOSO_QUESTION_SCALE,
  HOSO_QUESTION_NUMBER,
  HOSO_QUESTION_TEXT,
  HOSO_QUESTION_DATE,
  HOSO_QUESTION_TIME,
  HOSO_QUESTION_GRID,
  HOSO_QUESTION_SCORE,
  HOSO_QUESTION_EMPTY,
} HosoQuestionKind;

#define HOSO_QUESTION_N_KINDS (HOSO_QUESTION_EMPTY + 1)

/* How the answers of a question are stored.  Single: one option code an
 * answer.  Set: any number of option codes.  Text: the answer as written. */
typedef enum
{
  HOSO_CODING_SINGLE,
  HOSO_CODING_SET,
  HOSO_CODING_TEXT,
} HosoCoding;

typedef struct
{
  char *label;    /* as written, NFC */
  guint code;     /* 1, 2, …; 0 is no answer */
  guint64 count;  /* respondents who chose it, where counted */
  gboolean other; /* free text of an “Other” choice */
} HosoOption;

typedef struct
{
  gint64 id;   /* 0 until stored */
  int column;  /* in the file, from 0, the timestamp's included */
  char *title; /* header as written, NFC; without the grid row */
  char *row;   /* grid row, or NULL */
  HosoQuestionKind kind;
  char separator;     /* between several choices: ';' or ',' (", "), else 0 */
  char *field;        /* key of the customer field that it fills, or NULL */
  GPtrArray *options; /* of HosoOption, in code order (code = index + 1) */
  guint64 answered;   /* respondents with an answer, where counted */
} HosoQuestion;

HosoOption *hoso_option_new (const char *label, guint code);
void hoso_option_free (HosoOption *option);

HosoQuestion *hoso_question_new (const char *title, HosoQuestionKind kind);
HosoQuestion *hoso_question_copy (const HosoQuestion *question);
void hoso_question_free (HosoQuestion *question);
char *hoso_question_dup_label (const HosoQuestion *question);
const HosoOption *hoso_question_find_option (const HosoQuestion *question, const char *label);

const char *hoso_question_kind_get_name (HosoQuestionKind kind);
gboolean hoso_question_kind_from_name (const char *name, HosoQuestionKind *kind);
HosoCoding hoso_question_kind_get_coding (HosoQuestionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoOption, hoso_option_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoQuestion, hoso_question_free)

G_END_DECLS
