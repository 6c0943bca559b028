/* The main job, once through the window: from a survey's ZIP to the exported
 * card and journey.  The survey is made up here, in the shape of a direct
 * download from Google Forms.
 */

#include "hoso-config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hoso-driver.h"

#define ROWS 120
#define TITLE "What do you associate the shop with?"

static const char *const choices[] = { "Quality", "Low price", "Natural products" };

/* A third does not answer the question about associations; those who do are
 * mostly women who buy online. */
static char *
make_csv (void)
{
  GString *csv =
    g_string_new ("\"Timestamp\",\"Gender\",\"Where do you buy?\",\"" TITLE "\",\"Your message\"");

  for (guint i = 0; i < ROWS; i++)
    {
      gboolean answered = i % 3 != 0;
      const char *gender = (answered ? i % 10 != 1 : i % 4 == 0) ? "Nữ" : "Nam";
      const char *place = (answered ? i % 5 != 2 : i % 5 == 3) ? "Shopee" : "Chợ Bến Thành";

      g_string_append_printf (csv,
                              "\n\"2026/03/%02u %u:%02u:07 PM GMT+7\",\"%s\",\"%s\",\"%s%s%s\","
                              "\"Lời nhắn số %u,\nxin cảm ơn\"",
                              1 + i % 28,
                              1 + i % 11,
                              i % 60,
                              gender,
                              place,
                              answered ? choices[i % 2] : "",
                              answered && i % 4 == 1 ? ";" : "",
                              answered && i % 4 == 1 ? choices[2] : "",
                              i);
    }
  return g_string_free (csv, FALSE);
}

static void
write_zip (const char *path)
{
  g_autofree char *csv = make_csv ();
  struct archive *zip = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, "The shop.csv");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_size (entry, (gint64)strlen (csv));
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (zip, csv, strlen (csv)), ==, strlen (csv));
  archive_entry_free (entry);
  g_assert_cmpint (archive_write_free (zip), ==, ARCHIVE_OK);
}

static void
write_photo (const char *path)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);

  gdk_pixbuf_fill (pixbuf, 0xe0a030ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, NULL));
}

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                               NULL, NULL, &text, NULL, NULL, NULL));
  return g_steal_pointer (&text);
}

static void
import_survey (HosoWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  hoso_window_import (window, file);
  hoso_driver_wait_for (TITLE);
  hoso_driver_click ("Import");
  hoso_driver_wait_for ("120 responses read for “The shop”");
  hoso_driver_click ("Open Survey");
}

/* 80 of 120 answered the question. */
static void
make_segment (void)
{
  hoso_driver_fill ("Search in the questions", "associate");
  hoso_driver_wait_gone ("Where do you buy?");
  hoso_driver_wait_for ("Show as table");
  hoso_driver_click ("Make a Segment");
  hoso_driver_click ("Everyone who answered");
  hoso_driver_wait_for ("80 of 120 respondents · 67%");
}

static void
make_persona (const char *photo)
{
  hoso_driver_click ("Make a Persona");
  /* The segment has a name too. */
  hoso_driver_wait_for ("Short biography");
  hoso_driver_fill ("Name", "Hồng Nhung");
  hoso_driver_fill ("Short biography", "Chị Nhung bán bún ở chợ, mua kem dưỡng vào buổi tối.");
  hoso_driver_click ("Choose a photo");
  hoso_driver_answer_file (photo);
  hoso_driver_wait_for ("Remove the photo");
}

static void
export_card (const char *path)
{
  g_autofree char *text = NULL;

  hoso_driver_activate ("Short biography", "persona.save");
  hoso_driver_settle (1500);
  hoso_driver_activate ("Short biography", "persona.export");
  hoso_driver_answer_file (path);
  g_assert_true (hoso_driver_wait (is_file, (gpointer)path, 20000));
  hoso_driver_settle (300);
  text = read_pdf (path);
  g_assert_nonnull (strstr (text, "Hồng Nhung"));
  g_assert_nonnull (strstr (text, "Chị Nhung bán bún ở chợ"));
  g_assert_nonnull (strstr (text, "Shopee"));
}

static void
make_journey (const char *path)
{
  hoso_driver_activate ("Short biography", "persona.journey");
  hoso_driver_wait_for ("Persona: Hồng Nhung");
  hoso_driver_activate ("Persona: Hồng Nhung", "journey.export");
  hoso_driver_answer_file (path);
  g_assert_true (hoso_driver_wait (is_file, (gpointer)path, 20000));
}

static void
test_job (gconstpointer application)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-job-XXXXXX", NULL);
  g_autofree char *workspace = g_build_filename (folder, "a.hoso", NULL);
  g_autofree char *survey = g_build_filename (folder, "The shop.csv.zip", NULL);
  g_autofree char *photo = g_build_filename (folder, "nhung.jpg", NULL);
  g_autofree char *card = g_build_filename (folder, "card.pdf", NULL);
  g_autofree char *journey = g_build_filename (folder, "journey.pdf", NULL);
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");
  HosoWindow *window;

  if (pdftotext == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  write_zip (survey);
  write_photo (photo);
  window = hoso_driver_open ((gpointer)application, workspace, 1200, 800);

  import_survey (window, survey);
  make_segment ();
  make_persona (photo);
  export_card (card);
  make_journey (journey);

  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/job/from-survey-to-journey", application, test_job);
  return g_test_run ();
}
