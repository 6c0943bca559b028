/* A form with answers made up from a row's number, as its exports write them. */

#include "hoso-config.h"

#include "form-fixture.h"

#include "hoso-session.h"
#include "hoso-surveys.h"
#include "hoso-time.h"

#define CLOCK 1790000000
/* 2026-03-02T08:00:00; one row every 40 seconds. */
#define BEGIN (G_GINT64_CONSTANT (1772438400))
#define PACE 40

static const char *const channels[] = { "Shopee", "Facebook, Zalo hoặc Instagram", "Cửa hàng" };

void
form_fixture_open (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  hoso_session_set_clock (fixture->db, CLOCK, 7);
}

static char *
dup_time (guint row, const FormExport *how)
{
  gint64 at = BEGIN + (gint64)row * PACE + how->later;
  int seconds = (int)(at % (24 * 60 * 60));
  int hour = seconds / 3600;
  int year;
  int month;
  int day;

  hoso_civil_from_days (at / (24 * 60 * 60), &year, &month, &day);
  if (how->style == FORM_SHEETS)
    return g_strdup_printf ("%02d/%02d/%04d %02d:%02d:%02d", day, month, year, hour,
                            seconds / 60 % 60, seconds % 60);
  return g_strdup_printf ("%04d/%02d/%02d %d:%02d:%02d %s GMT+7", year, month, day,
                          hour % 12 == 0 ? 12 : hour % 12, seconds / 60 % 60, seconds % 60,
                          hour < 12 ? "AM" : "PM");
}

static char *
dup_channels (guint row, FormStyle style)
{
  GString *cell = g_string_new (NULL);
  const char *joint = style == FORM_SHEETS ? ", " : ";";

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if ((row * 5 + row / 8) % 8 & 1u << i)
      g_string_append_printf (cell, "%s%s", cell->len == 0 ? "" : joint, channels[i]);
  return g_string_free (cell, FALSE);
}

static void
add_cell (GString *csv, const char *cell)
{
  g_string_append_printf (csv, "%s\"%s\"", csv->str[csv->len - 1] == '\n' ? "" : ",", cell);
}

static void
add_contacts (GString *csv, guint row, const FormExport *how)
{
  g_autofree char *email = g_strdup_printf ("khach%u@example.com", row);
  g_autofree char *phone = g_strdup_printf ("09%08u", 10000000 + row);

  add_cell (csv, how->no_contacts ? "" : email);
  if (how->damaged != 0 && row % how->damaged == 0)
    add_cell (csv, "9.1E+08");
  else
    add_cell (csv, how->no_contacts ? "" : phone);
}

static void
add_row (GString *csv, guint row, const FormExport *how)
{
  static const char *const genders[] = { "Nữ", "Nam", "Nữ", "" };
  g_autofree char *time = dup_time (row, how);
  g_autofree char *name = g_strdup_printf ("Nguyễn Thị Khách %u", row);
  g_autofree char *chosen = dup_channels (row, how->style);
  g_autofree char *score = g_strdup_printf ("%u", 1 + row * 7 % 5);
  g_autofree char *text = g_strdup_printf ("Góp ý số %u: giao nhanh, gói đẹp", row);

  add_cell (csv, time);
  add_cell (csv, name);
  add_contacts (csv, row, how);
  add_cell (csv, genders[row % 4]);
  add_cell (csv, chosen);
  add_cell (csv, row % 11 == 10 ? "" : score);
  if (how->edited != 0 && row % how->edited == 0)
    add_cell (csv, "Tôi nghĩ lại rồi");
  else
    add_cell (csv, row % 3 == 0 ? "" : text);
  if (how->extra != NULL)
    add_cell (csv, how->extra_answer);
  g_string_append_c (csv, '\n');
}

char *
form_fixture_write_text (StoreFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, "Khảo sát.csv", NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
form_fixture_write (StoreFixture *fixture, guint first, guint n, const FormExport *how)
{
  static const char *const headers[] = { "Dấu thời gian", "Họ và tên", "Email", "Số điện thoại",
                                         "Giới tính", "Kênh mua hàng", "Điểm hài lòng", "Góp ý" };
  const FormExport plain = { 0 };
  g_autoptr (GString) csv = g_string_new ("\n");

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    add_cell (csv, headers[i]);
  if (how != NULL && how->extra != NULL)
    add_cell (csv, how->extra);
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < n; i++)
    add_row (csv, first + i, how != NULL ? how : &plain);
  return form_fixture_write_text (fixture, csv->str + 1);
}

HosoImportReport *
form_fixture_try (StoreFixture *fixture,
                  const char *path,
                  const HosoImportOptions *options,
                  GError **error)
{
  const HosoImportOptions none = { 0 };
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, NULL, NULL, error);

  return draft != NULL ? hoso_imports_run (fixture->db, path, draft,
                                           options != NULL ? options : &none, NULL, NULL, NULL,
                                           error)
                       : NULL;
}

HosoImportReport *
form_fixture_import (StoreFixture *fixture, const char *path, const HosoImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  HosoImportReport *report = form_fixture_try (fixture, path, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->rows, ==,
                    report->added + report->updated + report->unchanged + report->rejected);
  return report;
}

gint64
form_fixture_add (StoreFixture *fixture, guint first, guint n, const FormExport *how)
{
  g_autofree char *path = form_fixture_write (fixture, first, n, how);
  g_autoptr (HosoImportReport) report = form_fixture_import (fixture, path, NULL);

  return report->id;
}

char *
form_fixture_dup_figures (const HosoImportReport *report)
{
  return g_strdup_printf ("%u %u %u %u %u", (guint)report->rows, (guint)report->added,
                          (guint)report->updated, (guint)report->unchanged,
                          (guint)report->rejected);
}

gint64
form_fixture_find_question (StoreFixture *fixture, guint column)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys = hoso_surveys_list (fixture->db, &error);
  g_autoptr (HosoSurvey) survey = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (surveys->len, >, 0);
  survey =
    hoso_surveys_load (fixture->db, ((const HosoSurvey *)surveys->pdata[0])->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->questions->len, >, column);
  return ((const HosoQuestion *)survey->questions->pdata[column])->id;
}

gint64
form_fixture_count_responses (StoreFixture *fixture)
{
  return store_fixture_count (fixture->db,
                              "SELECT coalesce (sum (responses), 0) FROM response_chunk");
}
