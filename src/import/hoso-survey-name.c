/* Proposes a survey's name from its file's: without the endings and without
 * what Google adds to the form's name.  Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-survey-name.h"

#include <string.h>

#include "hoso-fold.h"

static const char *const endings[] = {
  ".zip",
  ".csv",
  ".tsv",
  ".txt",
  ".xlsx",
};

/* From here on the name is Google's: “(Responses) - Form Responses 1”. */
static const char *const additions[] = {
  " (Responses)",
  " (Câu trả lời)",
  " (Respuestas)",
  " (Réponses)",
  " (Antworten)",
  " (Respostas)",
  " (Jawaban)",
  " (Tanggapan)",
  " (Ответы)",
  " (Odgovori)",
  " - Form Responses",
  " - Câu trả lời biểu mẫu",
  " - Sheet1",
  " - Trang tính1",
};

static gboolean
cut_ending (char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (length > n && g_ascii_strcasecmp (name + length - n, endings[i]) == 0)
        {
          name[length - n] = '\0';
          return TRUE;
        }
    }
  return FALSE;
}

/* A name to show for the file at @path; free with g_free(). */
char *
hoso_survey_name_from_file (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *utf8 = g_filename_display_name (base);
  g_autofree char *name = hoso_text_dup_trimmed (utf8, -1);

  while (cut_ending (name))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      char *addition = strstr (name, additions[i]);

      if (addition != NULL && addition > name)
        *addition = '\0';
    }
  return hoso_text_dup_trimmed (name, -1);
}
