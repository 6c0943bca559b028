/* Turns rows into coded answers.  One thread at a time. */

#pragma once

#include "hoso-column.h"
#include "hoso-draft.h"
#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoCoder HosoCoder;

HosoCoder *hoso_coder_new (const HosoDraft *draft);
void hoso_coder_free (HosoCoder *coder);
gboolean hoso_coder_add (HosoCoder *coder, const HosoRow *row, HosoBatch *batch, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCoder, hoso_coder_free)

G_END_DECLS
