/* The corrections of a form as a plain value; whoever makes one frees it.  Not
 * thread-safe.
 */

#include "hoso-passport.h"

/* A passport of no form that corrects nothing; free with hoso_passport_free(). */
HosoPassport *
hoso_passport_new (void)
{
  HosoPassport *passport = g_new0 (HosoPassport, 1);

  passport->form = hoso_survey_new ();
  passport->form->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_question_free);
  passport->corrected = g_array_new (FALSE, FALSE, sizeof (guint8));
  passport->add_customers = -1;
  return passport;
}

/* A deep copy; free with hoso_passport_free(). */
HosoPassport *
hoso_passport_copy (const HosoPassport *passport)
{
  HosoPassport *copy = hoso_passport_new ();

  copy->id = passport->id;
  copy->form->id = passport->form->id;
  copy->form->name = g_strdup (passport->form->name);
  copy->encoding = g_strdup (passport->encoding);
  copy->delimiter = passport->delimiter;
  copy->date_format = passport->date_format;
  copy->date_guess = passport->date_guess;
  copy->rules = passport->rules;
  copy->add_customers = passport->add_customers;
  for (guint i = 0; i < passport->form->questions->len; i++)
    hoso_passport_add_question (copy,
                                hoso_question_copy (passport->form->questions->pdata[i]),
                                hoso_passport_get_corrected (passport, i));
  return copy;
}

/* NULL is allowed. */
void
hoso_passport_free (HosoPassport *passport)
{
  if (passport == NULL)
    return;

  hoso_survey_free (passport->form);
  g_array_unref (passport->corrected);
  g_free (passport->encoding);
  g_free (passport);
}

/* Takes @question as the form's next column. */
void
hoso_passport_add_question (HosoPassport *passport,
                            HosoQuestion *question,
                            HosoCorrections corrected)
{
  guint8 flags = (guint8)corrected;

  g_ptr_array_add (passport->form->questions, question);
  g_array_append_val (passport->corrected, flags);
}

/* What the user corrected of the form's column number @position, from 0. */
HosoCorrections
hoso_passport_get_corrected (const HosoPassport *passport, guint position)
{
  g_return_val_if_fail (position < passport->corrected->len, 0);

  return g_array_index (passport->corrected, guint8, position);
}
