/* What the view of core customers asks of the workspace. */

#pragma once

#include "hoso-core-customers.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Of each test, so many are named. */
#define HOSO_CORE_NAMED 10

typedef struct
{
  HosoCoreCustomer core;
  char *name;
} HosoCoreNamed;

typedef struct
{
  HosoCoreCustomers *core;
  GPtrArray *named[HOSO_CORE_TESTS];   /* of HosoCoreNamed, who stands out most first */
  GPtrArray *traits[HOSO_CORE_GROUPS]; /* of HosoCoreTrait */
  GPtrArray *interviews;               /* of HosoInteraction, newest first */
} HosoCoreData;

void hoso_core_data_free (HosoCoreData *data);
/* A HosoWorkFunc; takes no data. */
gpointer
hoso_core_data_read (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
