/* What a column's header says about it, in the languages that forms come in.
 * Headers are compared folded, so that accents, case and blanks do not count.
 * Thread-safe.
 */

#include "hoso-config.h"

#include "hoso-header.h"

#include <string.h>

#include "hoso-fold.h"

typedef struct
{
  const char *header;
  HosoDateOrder order; /* that spreadsheets of this language write */
} Timestamp;

static const Timestamp timestamps[] = {
  { "timestamp", HOSO_DATE_ORDER_UNKNOWN },
  { "start time", HOSO_DATE_ORDER_UNKNOWN },
  { "completion time", HOSO_DATE_ORDER_UNKNOWN },
  { "submitted at", HOSO_DATE_ORDER_UNKNOWN },
  { "submission date", HOSO_DATE_ORDER_UNKNOWN },
  { "start date", HOSO_DATE_ORDER_UNKNOWN },
  { "dấu thời gian", HOSO_DATE_ORDER_DMY },
  { "thời gian", HOSO_DATE_ORDER_DMY },
  { "thời gian gửi", HOSO_DATE_ORDER_DMY },
  { "thời gian trả lời", HOSO_DATE_ORDER_DMY },
  { "thời gian bắt đầu", HOSO_DATE_ORDER_DMY },
  { "thời gian hoàn thành", HOSO_DATE_ORDER_DMY },
  { "marca temporal", HOSO_DATE_ORDER_DMY },
  { "marca de temps", HOSO_DATE_ORDER_DMY },
  { "horodateur", HOSO_DATE_ORDER_DMY },
  { "zeitstempel", HOSO_DATE_ORDER_DMY },
  { "carimbo de data/hora", HOSO_DATE_ORDER_DMY },
  { "informazioni cronologiche", HOSO_DATE_ORDER_DMY },
  { "tijdstempel", HOSO_DATE_ORDER_DMY },
  { "vremenska oznaka", HOSO_DATE_ORDER_DMY },
  { "vremenski žig", HOSO_DATE_ORDER_DMY },
  { "časovni žig", HOSO_DATE_ORDER_DMY },
  { "cap waktu", HOSO_DATE_ORDER_DMY },
  { "cap masa", HOSO_DATE_ORDER_DMY },
  { "sygnatura czasowa", HOSO_DATE_ORDER_DMY },
  { "časové razítko", HOSO_DATE_ORDER_DMY },
  { "časová pečiatka", HOSO_DATE_ORDER_DMY },
  { "zaman damgası", HOSO_DATE_ORDER_DMY },
  { "отметка времени", HOSO_DATE_ORDER_DMY },
  { "позначка часу", HOSO_DATE_ORDER_DMY },
  { "клеймо за време", HOSO_DATE_ORDER_DMY },
  { "ประทับเวลา", HOSO_DATE_ORDER_DMY },
  { "marcaj de timp", HOSO_DATE_ORDER_DMY },
  { "marcă de timp", HOSO_DATE_ORDER_DMY },
  { "χρονική σήμανση", HOSO_DATE_ORDER_DMY },
  { "tidsstempel", HOSO_DATE_ORDER_DMY },
  { "aikaleima", HOSO_DATE_ORDER_DMY },
  { "tidsstämpel", HOSO_DATE_ORDER_YMD },
  { "időbélyeg", HOSO_DATE_ORDER_YMD },
  { "laiko žyma", HOSO_DATE_ORDER_YMD },
  { "タイムスタンプ", HOSO_DATE_ORDER_YMD },
  { "타임스탬프", HOSO_DATE_ORDER_YMD },
  { "时间戳记", HOSO_DATE_ORDER_YMD },
  { "時間戳記", HOSO_DATE_ORDER_YMD },
  { "टाइमस्टैम्प", HOSO_DATE_ORDER_DMY },
  { "طابع زمني", HOSO_DATE_ORDER_DMY },
  { "חותמת זמן", HOSO_DATE_ORDER_DMY },
};

/* A phrase that names a customer field; @exact: nothing else in the header. */
typedef struct
{
  const char *field;
  const char *phrase;
  gboolean exact;
} Field;

static const Field fields[] = {
  { "email", "email", FALSE },
  { "email", "e-mail", FALSE },
  { "email", "correo", FALSE },
  { "email", "thu dien tu", FALSE },
  { "email", "username", TRUE },
  { "phone", "dien thoai", FALSE },
  { "phone", "sdt", FALSE },
  { "phone", "so di dong", FALSE },
  { "phone", "zalo", FALSE },
  { "phone", "phone", FALSE },
  { "phone", "mobile", FALSE },
  { "phone", "telephone", FALSE },
  { "phone", "whatsapp", FALSE },
  { "phone", "nomor hp", FALSE },
  { "phone", "no hp", FALSE },
  { "phone", "telepon", FALSE },
  { "phone", "telefono", FALSE },
  { "birthday", "ngay sinh", FALSE },
  { "birthday", "ngay thang nam sinh", FALSE },
  { "birthday", "nam sinh", FALSE },
  { "birthday", "sinh nhat", FALSE },
  { "birthday", "birthday", FALSE },
  { "birthday", "date of birth", FALSE },
  { "birthday", "birth date", FALSE },
  { "birthday", "tanggal lahir", FALSE },
  { "name", "ho ten", FALSE },
  { "name", "ho va ten", FALSE },
  { "name", "ten day du", FALSE },
  { "name", "ten khach hang", FALSE },
  { "name", "ten cua anh", FALSE },
  { "name", "quy danh", FALSE },
  { "name", "your name", FALSE },
  { "name", "full name", FALSE },
  { "name", "nama lengkap", FALSE },
  { "name", "nama anda", FALSE },
  { "name", "nombre completo", FALSE },
  { "name", "nome completo", FALSE },
  { "name", "nom et prenom", FALSE },
  { "name", "ten", TRUE },
  { "name", "ten cua ban", TRUE },
  { "name", "ten cua ban la gi", TRUE },
  { "name", "ten ban", TRUE },
  { "name", "ban ten gi", TRUE },
  { "name", "ban ten la gi", TRUE },
  { "name", "name", TRUE },
  { "name", "nama", TRUE },
  { "name", "nombre", TRUE },
  { "name", "nome", TRUE },
  { "name", "nom", TRUE },
  { "gender", "gioi tinh", FALSE },
  { "gender", "gender", FALSE },
  { "gender", "jenis kelamin", FALSE },
  { "gender", "sex", TRUE },
  { "age", "tuoi cua ban", FALSE },
  { "age", "do tuoi", FALSE },
  { "age", "nhom tuoi", FALSE },
  { "age", "bao nhieu tuoi", FALSE },
  { "age", "your age", FALSE },
  { "age", "age group", FALSE },
  { "age", "age range", FALSE },
  { "age", "how old are you", FALSE },
  { "age", "usia", FALSE },
  { "age", "umur", FALSE },
  { "age", "tuoi", TRUE },
  { "age", "age", TRUE },
  { "city", "tinh thanh", FALSE },
  { "city", "tinh/thanh", FALSE },
  { "city", "tinh / thanh", FALSE },
  { "city", "tinh, thanh", FALSE },
  { "city", "thanh pho cua ban", FALSE },
  { "city", "thanh pho ban", FALSE },
  { "city", "thanh pho dang", FALSE },
  { "city", "noi o", FALSE },
  { "city", "noi song", FALSE },
  { "city", "noi sinh song", FALSE },
  { "city", "noi cu tru", FALSE },
  { "city", "noi ban song", FALSE },
  { "city", "song o dau", FALSE },
  { "city", "khu vuc sinh song", FALSE },
  { "city", "your city", FALSE },
  { "city", "city of residence", FALSE },
  { "city", "which city", FALSE },
  { "city", "what city", FALSE },
  { "city", "where do you live", FALSE },
  { "city", "kota asal", FALSE },
  { "city", "kota tinggal", FALSE },
  { "city", "domisili", FALSE },
  { "city", "thanh pho", TRUE },
  { "city", "city", TRUE },
  { "city", "kota", TRUE },
  { "occupation", "nghe nghiep", FALSE },
  { "occupation", "cong viec hien tai", FALSE },
  { "occupation", "occupation", FALSE },
  { "occupation", "your profession", FALSE },
  { "occupation", "your job", FALSE },
  { "occupation", "pekerjaan", FALSE },
  { "occupation", "profession", TRUE },
  { "occupation", "job", TRUE },
  { "income", "thu nhap", FALSE },
  { "income", "muc luong", FALSE },
  { "income", "income", FALSE },
  { "income", "salary", FALSE },
  { "income", "pendapatan", FALSE },
  { "income", "penghasilan", FALSE },
  { "education", "hoc van", FALSE },
  { "education", "level of education", FALSE },
  { "education", "education level", FALSE },
  { "education", "your education", FALSE },
  { "education", "pendidikan", FALSE },
  { "education", "education", TRUE },
  { "marital", "hon nhan", FALSE },
  { "marital", "marital", FALSE },
  { "marital", "perkawinan", FALSE },
};

/* Who asks so wants an opinion, not the thing itself. */
static const char *const opinions[] = {
  "anh huong",
  "quan trong",
  "thich",
  "hai long",
  "nghi",
  "affect",
  "impact",
  "important",
  "favorite",
  "favourite",
  "satisfied",
  "think",
  "pengaruh",
};

#define MAX_WORDS 9 /* of a header that only asks for one thing */

static const char *const scores[] = {
  "score",
  "total score",
  "skor",
  "total skor",
  "puntuacion",
  "puntuacion total",
  "pontuacao",
  "diem",
  "diem so",
  "tong diem",
  "tong so diem",
  "note",
  "punteggio",
  "punktzahl",
  "gesamtpunktzahl",
  "total points",
};

/* What a tool calls a response or a respondent by. */
static const char *const identifiers[] = {
  "id",
  "respondent id",
  "response id",
  "collector id",
  "ip address",
  "id phan hoi",
};

/* “1. ”, “Câu 12: ”, “Q3)”. */
static const char *
skip_number (const char *folded)
{
  static const char *const words[] = { "cau hoi ", "cau ", "question ", "q" };
  const char *p = folded;
  const char *digits;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (p, words[i]))
        {
          p += strlen (words[i]);
          break;
        }
    }
  for (digits = p; g_ascii_isdigit (*p);)
    p++;
  if (p == digits || *p == '\0' || strchr (".:)/-", *p) == NULL)
    return folded;
  while (*p != '\0' && strchr (".:)/- ", *p) != NULL)
    p++;
  return *p != '\0' ? p : folded;
}

/* @header as the other functions here want it: folded, without its number,
 * underlines as blanks.  Free with g_free(). */
char *
hoso_header_fold (const char *header)
{
  g_autofree char *folded = hoso_fold_header (header);

  g_strdelimit (folded, "_", ' ');
  return g_strdup (skip_number (folded));
}

/* Whether @header, as written, is that of a survey tool's timestamps; @order
 * is what its language says about dates. */
gboolean
hoso_header_is_timestamp (const char *header, HosoDateOrder *order)
{
  g_autofree char *folded = hoso_fold_header (header);

  *order = HOSO_DATE_ORDER_UNKNOWN;
  if (strlen (folded) > 80)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (timestamps); i++)
    {
      g_autofree char *known = hoso_fold_header (timestamps[i].header);

      if (g_str_equal (folded, known))
        {
          *order = timestamps[i].order;
          return TRUE;
        }
    }
  return FALSE;
}

/* “Question [Row]”: both parts, new; the question may be empty. */
gboolean
hoso_header_split_grid (const char *header, char **title, char **row)
{
  gsize length = strlen (header);
  int depth = 0;

  if (length < 3 || header[length - 1] != ']')
    return FALSE;
  for (const char *p = header + length - 1; p >= header; p--)
    {
      depth += (*p == ']') - (*p == '[');
      if (depth == 0)
        {
          if (p > header && p[-1] != ' ')
            return FALSE;
          *title = g_strchomp (g_strndup (header, p - header));
          *row = g_strstrip (g_strndup (p + 1, header + length - 1 - (p + 1)));
          return TRUE;
        }
    }
  return FALSE;
}

static guint
count_words (const char *text)
{
  guint n = *text != '\0';

  for (; *text != '\0'; text++)
    n += *text == ' ';
  return n;
}

static gboolean
contains_word (const char *text, const char *phrase)
{
  gsize length = strlen (phrase);

  for (const char *p = text; (p = strstr (p, phrase)) != NULL; p++)
    {
      if ((p == text || !g_ascii_isalnum (p[-1])) && !g_ascii_isalnum (p[length]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_opinion (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (opinions); i++)
    {
      if (contains_word (folded, opinions[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether the header asks where somebody is, so that provinces are the answer. */
gboolean
hoso_header_asks_place (const char *folded)
{
  static const char *const places[] = {
    "tinh",
    "thanh pho",
    "tp",
    "noi",
    "o dau",
    "khu vuc",
    "city",
    "province",
    "location",
    "where",
    "region",
  };

  if (count_words (folded) > MAX_WORDS || is_opinion (folded))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (contains_word (folded, places[i]))
        return TRUE;
    }
  return FALSE;
}

/* The key of the customer field that a header asks for, or NULL; static. */
const char *
hoso_header_get_field (const char *folded)
{
  if (count_words (folded) > MAX_WORDS)
    return NULL;
  if (is_opinion (folded))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i].exact ? g_str_equal (folded, fields[i].phrase)
                          : contains_word (folded, fields[i].phrase))
        return fields[i].field;
    }
  return NULL;
}

/* Whether the header asks for a day, so that “14/3” is one. */
gboolean
hoso_header_asks_day (const char *folded)
{
  static const char *const days[] = { "ngay", "sinh nhat", "ky niem", "date", "day", "birthday" };
  const char *field = hoso_header_get_field (folded);

  if (field != NULL && g_str_equal (field, "birthday"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (contains_word (folded, days[i]))
        return TRUE;
    }
  return FALSE;
}

/* “Total score”, “Question [Score]”. */
gboolean
hoso_header_is_score (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      if (g_str_equal (folded, scores[i]))
        return TRUE;
    }
  return g_str_has_suffix (folded, "[score]") || g_str_has_suffix (folded, "[skor]") ||
         g_str_has_suffix (folded, "[diem]") || g_str_has_suffix (folded, "[diem so]") ||
         g_str_has_suffix (folded, "[puntuacion]") || g_str_has_prefix (folded, "points - ");
}

/* “ID”, “IP Address”: numbers that count nothing. */
gboolean
hoso_header_is_identifier (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      if (g_str_equal (folded, identifiers[i]))
        return TRUE;
    }
  return FALSE;
}

/* “Question [Feedback]”, what the teacher wrote about an answer. */
gboolean
hoso_header_is_feedback (const char *folded)
{
  return g_str_has_suffix (folded, "[feedback]") || g_str_has_suffix (folded, "[masukan]") ||
         g_str_has_suffix (folded, "[phan hoi]") || g_str_has_suffix (folded, "[comentarios]") ||
         g_str_has_prefix (folded, "feedback - ") || g_str_equal (folded, "quiz feedback");
}
