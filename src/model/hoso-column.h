/* Answers of one question, in the order of the responses, coded.
 *
 * The same shape travels from the reader through the store to the analysis:
 * one array per question instead of one object per answer.  A batch holds the
 * columns of up to HOSO_BATCH_ROWS responses.  Not thread-safe.
 */

#pragma once

#include "hoso-question.h"
#include "hoso-time.h"

G_BEGIN_DECLS

#define HOSO_BATCH_ROWS 4096

/* SINGLE: codes[i] is the option of response i, 0 for none; offsets is NULL.
 * SET: the codes of response i are codes[offsets[i]] to codes[offsets[i+1]-1].
 * TEXT: the answer of response i is the bytes text[offsets[i]] up to
 * text[offsets[i+1]], UTF-8 in NFC, not terminated; empty for none. */
typedef struct
{
  HosoCoding coding;
  guint n;         /* responses */
  GArray *codes;   /* of guint32 */
  GArray *offsets; /* of guint32, n + 1 of them */
  GByteArray *text;
} HosoColumn;

HosoColumn *hoso_column_new (HosoCoding coding);
void hoso_column_free (HosoColumn *column);
void hoso_column_clear (HosoColumn *column);
void hoso_column_append_code (HosoColumn *column, guint32 code);
void hoso_column_append_set (HosoColumn *column, const guint32 *codes, guint n);
void hoso_column_append_text (HosoColumn *column, const char *text, gssize length);
void hoso_column_append_missing (HosoColumn *column);
void hoso_column_append_from (HosoColumn *column, const HosoColumn *source, guint row);
void hoso_column_append_range (
  HosoColumn *column, const HosoColumn *source, guint first, guint n, const guint32 *codes);
gboolean hoso_column_is_missing (const HosoColumn *column, guint row);
guint32 hoso_column_get_code (const HosoColumn *column, guint row);
const guint32 *hoso_column_get_set (const HosoColumn *column, guint row, guint *n);
const char *hoso_column_get_text (const HosoColumn *column, guint row, gsize *length);
char *hoso_column_dup_label (const HosoColumn *column, guint row, const HosoQuestion *question);

/* Some responses read from a file, in its order. */
typedef struct
{
  guint n;
  GArray *lines;      /* of guint64: the file's line where the row begins */
  GArray *times;      /* of HosoTime; meaningless where has_time is 0 */
  GArray *has_time;   /* of guint8 */
  GPtrArray *columns; /* of HosoColumn, one for each question of the draft */
} HosoBatch;

HosoBatch *hoso_batch_new (GPtrArray *questions);
void hoso_batch_free (HosoBatch *batch);
void hoso_batch_clear (HosoBatch *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoColumn, hoso_column_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoBatch, hoso_batch_free)

G_END_DECLS
