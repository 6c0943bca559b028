/* Making and freeing the values that describe a customer.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-customer.h"

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
  g_free (value->person_name);
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
hoso_customer_row_free (HosoCustomerRow *row)
{
  if (row == NULL)
    return;

  g_free (row->name);
  g_free (row->phone);
  g_free (row->email);
  g_free (row->tags);
  g_clear_pointer (&row->columns, g_ptr_array_unref);
  g_strfreev (row->cells);
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
  customer->relations = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_relation_free);
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
  g_ptr_array_unref (customer->relations);
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
