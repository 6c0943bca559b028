/* Making and freeing the values that describe a customer.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-customer.h"

#include "hoso-names.h"

static const char *const contact_names[HOSO_CONTACT_N_KINDS] = {
  [HOSO_CONTACT_PHONE] = "phone",
  [HOSO_CONTACT_EMAIL] = "email",
  [HOSO_CONTACT_ZALO] = "zalo",
  [HOSO_CONTACT_FACEBOOK] = "facebook",
  [HOSO_CONTACT_ADDRESS] = "address",
};

/* The name that is stored and that files use, for example "phone". */
const char *
hoso_contact_kind_get_name (HosoContactKind kind)
{
  g_return_val_if_fail (kind < HOSO_CONTACT_N_KINDS, NULL);

  return contact_names[kind];
}

/* FALSE leaves @kind alone: no kind is called @name. */
gboolean
hoso_contact_kind_from_name (const char *name, HosoContactKind *kind)
{
  for (guint i = 0; i < HOSO_CONTACT_N_KINDS; i++)
    if (g_strcmp0 (name, contact_names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

/* A contact that is not stored yet. */
HosoContact *
hoso_contact_new (HosoContactKind kind, const char *value)
{
  HosoContact *contact = g_new0 (HosoContact, 1);

  contact->kind = kind;
  contact->value = g_strdup (value);
  return contact;
}

void
hoso_contact_free (HosoContact *contact)
{
  if (contact == NULL)
    return;

  g_free (contact->value);
  g_free (contact);
}

/* A value without a source yet; the one who stores it names the source. */
HosoFieldValue *
hoso_field_value_new (const char *key, const char *value)
{
  HosoFieldValue *field_value = g_new0 (HosoFieldValue, 1);

  field_value->key = g_strdup (key);
  field_value->value = g_strdup (value);
  return field_value;
}

void
hoso_field_value_free (HosoFieldValue *value)
{
  if (value == NULL)
    return;

  g_free (value->key);
  g_free (value->title);
  g_free (value->value);
  g_free (value->source);
  g_free (value->source_title);
  g_free (value);
}

/* A note that is not stored yet. */
HosoNote *
hoso_note_new (const char *text)
{
  HosoNote *note = g_new0 (HosoNote, 1);

  note->text = g_strdup (text);
  return note;
}

void
hoso_note_free (HosoNote *note)
{
  if (note == NULL)
    return;

  g_free (note->text);
  g_free (note);
}

void
hoso_given_answer_free (HosoGivenAnswer *answer)
{
  if (answer == NULL)
    return;

  g_free (answer->survey_name);
  g_free (answer->question);
  g_free (answer->answer);
  g_free (answer->at);
  g_free (answer);
}

void
hoso_purchase_free (HosoPurchase *purchase)
{
  if (purchase == NULL)
    return;

  g_free (purchase->code);
  g_free (purchase->product);
  g_free (purchase->at);
  g_free (purchase->currency);
  g_free (purchase);
}

void
hoso_customer_row_free (HosoCustomerRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->phone);
  g_free (row->email);
  g_free (row->tags);
  g_free (row);
}

/* A person without a name, with empty lists. */
HosoCustomer *
hoso_customer_new (void)
{
  HosoCustomer *customer = g_new0 (HosoCustomer, 1);

  customer->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_contact_free);
  customer->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);
  customer->tags = g_ptr_array_new_with_free_func (g_free);
  customer->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_note_free);
  customer->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_given_answer_free);
  customer->purchases = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_purchase_free);
  return customer;
}

void
hoso_customer_free (HosoCustomer *customer)
{
  if (customer == NULL)
    return;

  g_free (customer->name);
  g_ptr_array_unref (customer->contacts);
  g_ptr_array_unref (customer->fields);
  g_ptr_array_unref (customer->tags);
  g_ptr_array_unref (customer->notes);
  g_ptr_array_unref (customer->answers);
  g_ptr_array_unref (customer->purchases);
  g_free (customer);
}

const char *
hoso_customer_get_field (const HosoCustomer *customer, const char *key)
{
  for (guint i = 0; i < customer->fields->len; i++)
    {
      const HosoFieldValue *value = customer->fields->pdata[i];

      if (g_strcmp0 (value->key, key) == 0)
        return value->value;
    }

  return NULL;
}

const char *
hoso_customer_get_contact (const HosoCustomer *customer, HosoContactKind kind)
{
  for (guint i = 0; i < customer->contacts->len; i++)
    {
      const HosoContact *contact = customer->contacts->pdata[i];

      if (contact->kind == kind)
        return contact->value;
    }

  return NULL;
}

void
hoso_field_free (HosoField *field)
{
  if (field == NULL)
    return;

  g_free (field->key);
  g_free (field->title);
  g_free (field->type);
  g_free (field->group);
  g_strfreev (field->options);
  g_free (field);
}

char *
hoso_field_dup_label (const HosoField *field, const char *language)
{
  g_autofree char *name = NULL;

  if (field->title != NULL)
    return g_strdup (field->title);

  name = g_strconcat ("field.", field->key, NULL);
  return g_strdup (hoso_name_get (name, language));
}
