/* From the columns of a SurveyMonkey export (“all responses data”) to one for
 * each question.  It has two header rows: the first holds the question over the
 * first of its columns, the second what each of the columns is: “Response”, an
 * option that the cell repeats where it was ticked, or a row of a grid.  The
 * columns of ticked options become one, joined with “;”; the two of a person's
 * name become one, too.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-layout.h"

#include "hoso-fold.h"

/* How a column is made of the file's. */
typedef enum
{
  PART_PLAIN,  /* it is one of them */
  PART_JOINED, /* every filled one is a choice */
  PART_LAST,   /* the last filled one: an “Other” above the choice */
  PART_NAME,   /* first and last name */
} PartKind;

typedef struct
{
  PartKind kind;
  guint first; /* of the file's columns */
  guint n;
  char *title;
} Part;

struct _HosoLayout
{
  GArray *parts;  /* of Part */
  guint width;    /* columns of the file */
  GString *text;  /* of the cells that are put together, reused */
  GArray *joints; /* of Joint, reused */
  GArray *cells;  /* of HosoSpan, reused */
};

/* Where in the text a cell lies that was put together. */
typedef struct
{
  guint cell;
  gsize start;
  gsize length;
} Joint;

/* Both header rows, folded, and some rows behind them. */
typedef struct
{
  const HosoRow *rows;
  guint n;
  guint width;
  char **titles;
  char **columns;
} Head;

static void
clear_part (gpointer part)
{
  g_free (((Part *)part)->title);
}

static char *
dup_cell (const HosoRow *row, guint column)
{
  HosoSpan cell = hoso_row_get_cell (row, column);

  return hoso_text_dup_trimmed (cell.text, (gssize)cell.length);
}

static char **
fold_row (const HosoRow *row, guint width)
{
  char **folded = g_new0 (char *, width + 1);

  for (guint i = 0; i < width; i++)
    {
      g_autofree char *text = dup_cell (row, i);

      folded[i] = hoso_fold_header (text);
    }
  return folded;
}

/* Whether @first begins as the first row of such an export does. */
gboolean
hoso_layout_is_likely (const HosoRow *first)
{
  g_auto (GStrv) cells = fold_row (first, MIN (first->n, 2));

  return first->n >= 3 && g_str_equal (cells[0], "respondent id") &&
         g_str_equal (cells[1], "collector id");
}

static void
add_part (HosoLayout *layout, PartKind kind, guint first, guint n, char *title)
{
  Part part = { kind, first, n, title };

  g_array_append_val (layout->parts, part);
}

/* “Question [Row]”, as grids are titled. */
static void
add_row (HosoLayout *layout, const Head *head, guint first, guint column)
{
  g_autofree char *title = dup_cell (&head->rows[0], first);
  g_autofree char *row = dup_cell (&head->rows[1], column);

  add_part (layout, PART_PLAIN, column, 1,
            *row != '\0' ? g_strdup_printf ("%s [%s]", title, row) : g_strdup (title));
}

static gboolean
is_other (const char *folded)
{
  return g_str_has_prefix (folded, "other") || g_str_has_prefix (folded, "khac") ||
         strstr (folded, "please specify") != NULL;
}

static gboolean
is_contact (const char *folded)
{
  static const char *const contacts[] = {
    "name",
    "company",
    "address",
    "address 2",
    "city/town",
    "state/province",
    "zip/postal code",
    "country",
    "email address",
    "phone number",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      if (g_str_equal (folded, contacts[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether what is filled in the columns repeats what stands above them; free
 * text is allowed in the last where it is “Other”. */
static gboolean
is_ticked (const Head *head, guint first, guint n)
{
  guint last = first + n - (is_other (head->columns[first + n - 1]) ? 1 : 0);

  for (guint row = HOSO_LAYOUT_HEADERS; row < head->n; row++)
    {
      for (guint column = first; column < last; column++)
        {
          HosoSpan cell = hoso_span_trim (hoso_row_get_cell (&head->rows[row], column));
          HosoSpan option = hoso_span_trim (hoso_row_get_cell (&head->rows[1], column));

          if (cell.length > 0 && !hoso_span_equal (cell, option))
            return FALSE;
        }
    }
  return TRUE;
}

/* Whether a choice and the text beside it are ever both there, so that the text
 * is a comment and no other choice. */
static gboolean
has_comments (const Head *head, guint first)
{
  for (guint row = HOSO_LAYOUT_HEADERS; row < head->n; row++)
    {
      g_autofree char *choice = dup_cell (&head->rows[row], first);
      g_autofree char *folded = hoso_fold_header (choice);

      if (*choice != '\0' && !is_other (folded) &&
          hoso_span_trim (hoso_row_get_cell (&head->rows[row], first + 1)).length > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_question (HosoLayout *layout, const Head *head, guint first, guint n)
{
  guint contacts = 0;
  gboolean choice = g_str_equal (head->columns[first], "response");

  for (guint i = first; i < first + n; i++)
    contacts += is_contact (head->columns[i]);
  if (n == 1 || (choice && n == 2 && is_other (head->columns[first + 1]) &&
                 !has_comments (head, first)))
    add_part (layout, n == 1 ? PART_PLAIN : PART_LAST, first, n, dup_cell (&head->rows[0], first));
  else if (!choice && contacts < 2 && is_ticked (head, first, n))
    add_part (layout, PART_JOINED, first, n, dup_cell (&head->rows[0], first));
  else
    {
      for (guint i = first; i < first + n; i++)
        {
          if (contacts >= 2)
            add_part (layout, PART_PLAIN, i, 1, dup_cell (&head->rows[1], i));
          else if (choice && i == first)
            add_part (layout, PART_PLAIN, i, 1, dup_cell (&head->rows[0], first));
          else
            add_row (layout, head, first, i);
        }
    }
}

static void
add_parts (HosoLayout *layout, const Head *head)
{
  guint n;

  for (guint first = 0; first < head->width; first += n)
    {
      n = 1;
      if (first + 1 < head->width && g_str_equal (head->titles[first], "first name") &&
          g_str_equal (head->titles[first + 1], "last name"))
        {
          n = 2;
          add_part (layout, PART_NAME, first, n, g_strdup ("Name"));
          continue;
        }
      while (first + n < head->width && *head->titles[first + n] == '\0' &&
             *head->columns[first + n] != '\0' && *head->columns[first] != '\0')
        n++;
      add_question (layout, head, first, n);
    }
}

/* The layout of the table that begins with @rows, or NULL where it is a plain
 * one.  More rows than the headers help to tell ticked options from a grid. */
HosoLayout *
hoso_layout_detect (const HosoRow *rows, guint n)
{
  g_autoptr (HosoLayout) layout = NULL;
  g_auto (GStrv) titles = NULL;
  g_auto (GStrv) columns = NULL;
  Head head = { rows, n };

  if (n < HOSO_LAYOUT_HEADERS || !hoso_layout_is_likely (&rows[0]) ||
      hoso_span_trim (hoso_row_get_cell (&rows[1], 0)).length > 0)
    return NULL;
  head.width = MAX (rows[0].n, rows[1].n);
  head.titles = titles = fold_row (&rows[0], head.width);
  head.columns = columns = fold_row (&rows[1], head.width);
  layout = g_new0 (HosoLayout, 1);
  layout->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (layout->parts, clear_part);
  layout->width = head.width;
  layout->text = g_string_new (NULL);
  layout->joints = g_array_new (FALSE, FALSE, sizeof (Joint));
  layout->cells = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  add_parts (layout, &head);
  return g_steal_pointer (&layout);
}

/* Frees @layout; NULL is fine. */
void
hoso_layout_free (HosoLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->parts);
  g_string_free (layout->text, TRUE);
  g_array_unref (layout->joints);
  g_array_unref (layout->cells);
  g_free (layout);
}

/* Whether the column's answers are choices with “;” between and behind them. */
gboolean
hoso_layout_is_joined (const HosoLayout *layout, guint column)
{
  return column < layout->parts->len &&
         g_array_index (layout->parts, Part, column).kind == PART_JOINED;
}

/* The one row of titles that both headers make. */
void
hoso_layout_map_header (HosoLayout *layout, HosoRow *row)
{
  g_array_set_size (layout->cells, 0);
  for (guint i = 0; i < layout->parts->len; i++)
    {
      const Part *part = &g_array_index (layout->parts, Part, i);
      HosoSpan title = hoso_span (part->title, strlen (part->title));

      g_array_append_val (layout->cells, title);
    }
  row->n = layout->cells->len;
  row->cells = (const HosoSpan *)layout->cells->data;
}

/* A “;” in a choice gets a blank behind it, since one without parts choices. */
static void
append_choice (GString *text, HosoSpan choice)
{
  for (gsize i = 0; i < choice.length; i++)
    {
      g_string_append_c (text, choice.text[i]);
      if (choice.text[i] == ';' && i + 1 < choice.length && choice.text[i + 1] != ' ')
        g_string_append_c (text, ' ');
    }
  g_string_append_c (text, ';');
}

/* Vietnamese people whose family name is written first. */
static gboolean
is_family_name (HosoSpan name)
{
  static const char *const names[] = {
    "nguyen",
    "tran",
    "le",
    "pham",
    "hoang",
    "huynh",
    "phan",
    "vu",
    "vo",
    "dang",
    "bui",
    "do",
    "ho",
    "ngo",
    "duong",
    "ly",
    "dinh",
    "truong",
    "doan",
    "dao",
    "trinh",
    "mai",
    "lam",
    "luong",
  };
  g_autofree char *text = hoso_text_dup_trimmed (name.text, (gssize)name.length);
  g_autofree char *folded = hoso_fold (text);
  gsize length = strcspn (folded, " ");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == length && strncmp (names[i], folded, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_name (GString *text, HosoSpan first, HosoSpan last)
{
  gboolean family_first = is_family_name (last);
  HosoSpan a = family_first ? last : first;
  HosoSpan b = family_first ? first : last;

  g_string_append_len (text, a.text, (gssize)a.length);
  if (a.length > 0 && b.length > 0)
    g_string_append_c (text, ' ');
  g_string_append_len (text, b.text, (gssize)b.length);
}

static void
append_part (HosoLayout *layout, const HosoRow *row, const Part *part)
{
  Joint joint = { layout->cells->len, layout->text->len, 0 };
  HosoSpan empty = hoso_span ("", 0);

  if (part->kind == PART_NAME)
    append_name (layout->text, hoso_span_trim (hoso_row_get_cell (row, part->first)),
                 hoso_span_trim (hoso_row_get_cell (row, part->first + 1)));
  for (guint i = part->first; part->kind == PART_JOINED && i < part->first + part->n; i++)
    {
      HosoSpan cell = hoso_span_trim (hoso_row_get_cell (row, i));

      if (cell.length > 0)
        append_choice (layout->text, cell);
    }
  joint.length = layout->text->len - joint.start;
  g_array_append_val (layout->joints, joint);
  g_array_append_val (layout->cells, empty);
}

static HosoSpan
get_last (const HosoRow *row, const Part *part)
{
  HosoSpan found = hoso_row_get_cell (row, part->first);

  for (guint i = part->first + 1; i < part->first + part->n; i++)
    {
      HosoSpan cell = hoso_row_get_cell (row, i);

      if (hoso_span_trim (cell).length > 0)
        found = cell;
    }
  return found;
}

/* Makes a data row one of the new columns, in place; its cells are valid until
 * the next call, or as long as they were.  Cells behind the header's stay. */
void
hoso_layout_map (HosoLayout *layout, HosoRow *row)
{
  g_string_truncate (layout->text, 0);
  g_array_set_size (layout->joints, 0);
  g_array_set_size (layout->cells, 0);
  for (guint i = 0; i < layout->parts->len; i++)
    {
      const Part *part = &g_array_index (layout->parts, Part, i);
      HosoSpan cell = hoso_row_get_cell (row, part->first);

      if (part->kind == PART_JOINED || part->kind == PART_NAME)
        {
          append_part (layout, row, part);
          continue;
        }
      if (part->kind == PART_LAST)
        cell = get_last (row, part);
      g_array_append_val (layout->cells, cell);
    }
  for (guint i = layout->width; i < row->n; i++)
    g_array_append_val (layout->cells, row->cells[i]);
  for (guint i = 0; i < layout->joints->len; i++)
    {
      Joint joint = g_array_index (layout->joints, Joint, i);

      g_array_index (layout->cells, HosoSpan, joint.cell) =
        hoso_span (layout->text->str + joint.start, joint.length);
    }
  row->n = layout->cells->len;
  row->cells = (const HosoSpan *)layout->cells->data;
}
