/* The one error domain of Hoso. */

#include "hoso-error.h"

G_DEFINE_QUARK (hoso-error-quark, hoso_error)
