/* Turns rows into coded answers.  One thread at a time. */

#pragma once

#include "hoso-column.h"
#include "hoso-draft.h"
#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoCoder HosoCoder;

HosoCoder *hoso_coder_new (const HosoDraft *draft);
void hoso_coder_free (HosoCoder *coder);
/* Rows are added to the batch between begin and end. */
void hoso_coder_begin (HosoCoder *coder, HosoBatch *batch);
gboolean hoso_coder_add (HosoCoder *coder, const HosoRow *row, GError **error);
gboolean hoso_coder_is_full (const HosoCoder *coder);
void hoso_coder_end (HosoCoder *coder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCoder, hoso_coder_free)

G_END_DECLS
