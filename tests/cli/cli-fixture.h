/* Runs hosoctl (the environment's HOSOCTL) as a person would. */

#pragma once

#include <json-glib/json-glib.h>

typedef struct
{
  char *folder;
  char *workspace;
  int status; /* exit status of the latest run */
  char *out;
  char *err;
} CliFixture;

void cli_fixture_set_up (CliFixture *fixture, gconstpointer data);
void cli_fixture_tear_down (CliFixture *fixture, gconstpointer data);
/* @line: the command's words, split as a shell splits them. */
void cli_fixture_run (CliFixture *fixture, const char *line);
/* Runs with --json, expects success, and gives the object printed. */
JsonNode *cli_fixture_run_json (CliFixture *fixture, const char *line);
/* Expects status 1 and one sentence on standard error. */
void cli_fixture_assert_failure (CliFixture *fixture, const char *line);
void cli_fixture_assert_usage (CliFixture *fixture, const char *line);
/* Writes a file into the folder; its path, quoted for a command's line. */
char *cli_fixture_write (CliFixture *fixture, const char *name, const char *text);
/* "name:type …" of the object's members: i, s, b, n, a, o. */
char *cli_fixture_dup_shape (JsonNode *node);
