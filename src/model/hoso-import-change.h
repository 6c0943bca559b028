/* One thing that an import changed: before and after. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 customer; /* 0 where the respondent is nobody known */
  char *who;       /* the customer's name, or NULL */
  guint ordinal;   /* of the response; meaningless for a field */
  char *question;  /* its title, or NULL for a field of the profile */
  char *field;     /* key, or NULL for an answer */
  char *title;     /* of the field where a user named it, or NULL */
  char *before;    /* NULL where there was nothing */
  char *after;
} HosoImportChange;

HosoImportChange *hoso_import_change_new (void);
void hoso_import_change_free (HosoImportChange *change);

/* A customer whom an import added, as it called them. */
typedef struct
{
  gint64 customer; /* 0 where they were deleted since */
  char *name;
} HosoImportedCustomer;

HosoImportedCustomer *hoso_imported_customer_new (gint64 customer, const char *name);
void hoso_imported_customer_free (HosoImportedCustomer *customer);

typedef struct
{
  guint64 answers;   /* that the import changed */
  guint64 fields;    /* of customers of before */
  guint64 customers; /* whom it added */
} HosoImportCounts;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoImportChange, hoso_import_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoImportedCustomer, hoso_imported_customer_free)

G_END_DECLS
