/* The one error domain of Hoso. */

#include "hoso-error.h"

G_DEFINE_QUARK (hoso_error, hoso_error)
