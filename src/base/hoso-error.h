/* The one error domain of Hoso.
 *
 * A code is what a caller can act on; the message is one translated sentence
 * that a shop owner understands.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HosoErrorCode:
 * @HOSO_ERROR_FAILED: anything without a code of its own
 * @HOSO_ERROR_NOT_FOUND: the named thing does not exist
 * @HOSO_ERROR_CONFLICT: other work stands in the way (also of an undo)
 * @HOSO_ERROR_FORMAT: a file is not what it should be
 * @HOSO_ERROR_CORRUPT: a workspace is damaged
 * @HOSO_ERROR_TOO_NEW: a workspace was made by a newer Hoso
 * @HOSO_ERROR_BUSY: another program holds the workspace
 * @HOSO_ERROR_FULL: no room left on the disk
 * @HOSO_ERROR_LIMIT: a size or depth is beyond what is safe to read
 * @HOSO_ERROR_INVALID: a value given by the user cannot be right
 * @HOSO_ERROR_AMBIGUOUS: only the user can decide (for example a date order)
 */
typedef enum
{
  HOSO_ERROR_FAILED,
  HOSO_ERROR_NOT_FOUND,
  HOSO_ERROR_CONFLICT,
  HOSO_ERROR_FORMAT,
  HOSO_ERROR_CORRUPT,
  HOSO_ERROR_TOO_NEW,
  HOSO_ERROR_BUSY,
  HOSO_ERROR_FULL,
  HOSO_ERROR_LIMIT,
  HOSO_ERROR_INVALID,
  HOSO_ERROR_AMBIGUOUS,
} HosoErrorCode;

#define HOSO_ERROR (hoso_error_quark ())

GQuark hoso_error_quark (void);

G_END_DECLS
