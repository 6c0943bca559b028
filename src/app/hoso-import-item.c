/* The columns of a file that is about to be imported, as items of a list.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-item.h"

struct _HosoImportItem
{
  GObject parent_instance;

  HosoImportPlan *plan; /* borrowed */
  guint column;
  char *shown_field; /* the key that was told last, or NULL */
  gboolean edited;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoImportItem, hoso_import_item, G_TYPE_OBJECT)

static void
hoso_import_item_finalize (GObject *object)
{
  g_free (HOSO_IMPORT_ITEM (object)->shown_field);
  G_OBJECT_CLASS (hoso_import_item_parent_class)->finalize (object);
}

static void
hoso_import_item_class_init (HosoImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_import_item_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
hoso_import_item_init (HosoImportItem *self)
{
}

static HosoQuestion *
get_question (HosoImportItem *self)
{
  return self->plan->draft->questions->pdata[self->column];
}

static void
tell (HosoImportItem *self)
{
  g_free (self->shown_field);
  self->shown_field = g_strdup (get_question (self)->field);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* See hoso-import-item.h. */
HosoImportItem *
hoso_import_item_new (HosoImportPlan *plan, guint column)
{
  HosoImportItem *self = g_object_new (HOSO_TYPE_IMPORT_ITEM, NULL);

  self->plan = plan;
  self->column = column;
  self->shown_field = g_strdup (get_question (self)->field);
  return self;
}

/* See hoso-import-item.h. */
void
hoso_import_item_keep (HosoImportItem *self, HosoImportItem *older)
{
  const HosoQuestion *before = get_question (older);
  HosoQuestion *question = get_question (self);

  if (!older->edited || g_strcmp0 (question->title, before->title) != 0)
    return;

  self->edited = TRUE;
  if (!hoso_import_item_is_known (self))
    question->kind = before->kind;
  hoso_draft_set_field (self->plan->draft, self->column, before->field);
}

const HosoQuestion *
hoso_import_item_get_question (HosoImportItem *self)
{
  return get_question (self);
}

/* Up to five answers, or NULL; borrowed. */
char **
hoso_import_item_get_samples (HosoImportItem *self)
{
  GPtrArray *samples = self->plan->draft->samples;

  return self->column < samples->len ? samples->pdata[self->column] : NULL;
}

gboolean
hoso_import_item_is_known (HosoImportItem *self)
{
  return g_array_index (self->plan->known, guint8, self->column) != 0;
}

/* The customer's own detail that answers of that kind are, or NULL. */
static const char *
get_own_field (HosoQuestionKind kind)
{
  if (kind == HOSO_QUESTION_EMAIL)
    return "email";
  if (kind == HOSO_QUESTION_PHONE)
    return "phone";
  return kind == HOSO_QUESTION_NAME ? "name" : NULL;
}

/* See hoso-import-item.h. */
void
hoso_import_item_set_kind (HosoImportItem *self, HosoQuestionKind kind)
{
  HosoQuestion *question = get_question (self);
  const char *before = get_own_field (question->kind);
  const char *own = get_own_field (kind);

  self->edited = TRUE;
  question->kind = kind;
  if (own != NULL || kind == HOSO_QUESTION_EMPTY || g_strcmp0 (before, question->field) == 0)
    hoso_draft_set_field (self->plan->draft, self->column, own);
  tell (self);
}

/* See hoso-import-item.h. */
void
hoso_import_item_set_field (HosoImportItem *self, const char *key)
{
  static const HosoQuestionKind own[] = { HOSO_QUESTION_EMAIL, HOSO_QUESTION_PHONE,
                                          HOSO_QUESTION_NAME };
  HosoQuestion *question = get_question (self);

  self->edited = TRUE;
  hoso_draft_set_field (self->plan->draft, self->column, key);
  for (guint i = 0; i < G_N_ELEMENTS (own) && !hoso_import_item_is_known (self); i++)
    if (g_strcmp0 (get_own_field (own[i]), key) == 0)
      question->kind = own[i];
  tell (self);
}

/* See hoso-import-item.h. */
void
hoso_import_item_refresh (HosoImportItem *self)
{
  if (g_strcmp0 (self->shown_field, get_question (self)->field) != 0)
    tell (self);
}
