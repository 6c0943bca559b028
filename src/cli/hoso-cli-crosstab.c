/* hosoctl survey crosstab … */

#include "hoso-config.h"

#include "hoso-cli-crosstab.h"

#include "hoso-crosstab.h"

static void
add_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
add_cell (JsonBuilder *builder, const HosoCrosstab *table, guint row, guint column)
{
  guint cell = row * table->n_columns + column;

  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "column", table->columns[column]);
  hoso_cli_member_int (builder, "n", (gint64)table->counts[cell]);
  add_double (builder, "share",
              table->row_bases[row] > 0
                ? (double)table->counts[cell] / (double)table->row_bases[row]
                : 0.0);
  add_double (builder, "p", table->p[cell]);
  hoso_cli_member_string (builder, "difference", hoso_crosstab_get_words (table, row, column));
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder, const HosoCrosstab *table, guint row)
{
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "row", table->rows[row]);
  hoso_cli_member_int (builder, "base", (gint64)table->row_bases[row]);
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_array (builder);
  for (guint column = 0; column < table->n_columns; column++)
    add_cell (builder, table, row, column);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const HosoCrosstab *table, const char *words)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "rows", table->row_title);
  hoso_cli_member_string (builder, "columns", table->column_title);
  hoso_cli_member_int (builder, "base", (gint64)table->base);
  hoso_cli_member_string (builder, "source", table->source);
  hoso_cli_member_string (builder, "date", table->date);
  hoso_cli_member_string (builder, "description", words);
  if (table->tested)
    {
      hoso_cli_member_string (builder, "test",
                              table->exact       ? "fisher"
                              : table->draws > 0 ? "fisher-simulated"
                                                 : "chi-square");
      add_double (builder, "p", table->table_p);
      if (table->draws > 0)
        {
          hoso_cli_member_int (builder, "draws", table->draws);
          add_double (builder, "p_low", table->low);
          add_double (builder, "p_high", table->high);
        }
      add_double (builder, "cramer_v", table->cramer_v);
    }
  json_builder_set_member_name (builder, "table");
  json_builder_begin_array (builder);
  for (guint row = 0; row < table->n_rows; row++)
    add_row (builder, table, row);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_lines (const HosoCrosstab *table, const char *words)
{
  g_print ("%s\t%s\n", table->row_title, table->column_title);
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const char *difference = hoso_crosstab_get_words (table, row, column);

        g_print ("%s\t%s\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\t%s\n", table->rows[row],
                 table->columns[column], table->counts[row * table->n_columns + column],
                 table->row_bases[row], difference != NULL ? difference : "");
      }
  g_print ("%s\n", words);
}

/* The id of a question, or the key of a field. */
static HosoCrosstabSubject
read_subject (const char *argument)
{
  HosoCrosstabSubject subject = { 0, argument };

  if (g_ascii_isdigit (*argument))
    subject = (HosoCrosstabSubject){ g_ascii_strtoll (argument, NULL, 10), NULL };
  return subject;
}

/* See hoso-cli-crosstab.h. */
HosoCliStatus
hoso_cli_survey_crosstab (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoCrosstab) table = NULL;
  g_autofree char *words = NULL;
  HosoCrosstabSubject rows;
  HosoCrosstabSubject columns;

  if (hoso_cli_count (args) != 2)
    return HOSO_CLI_USAGE;
  rows = read_subject (args[1]);
  columns = read_subject (args[2]);
  if ((rows.question == 0 && rows.field == NULL) ||
      (columns.question == 0 && columns.field == NULL))
    return HOSO_CLI_USAGE;
  table = hoso_crosstab_make_of (cli->db, &rows, &columns, NULL, error);
  if (table == NULL)
    return HOSO_CLI_FAILED;
  words = hoso_crosstab_describe (table);
  if (cli->json)
    print_json (table, words);
  else
    print_lines (table, words);
  return HOSO_CLI_DONE;
}
