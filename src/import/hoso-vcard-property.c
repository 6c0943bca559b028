/* Reading one line of a vCard: [group.]name *(;param) ":" value, in what RFC 6350,
 * RFC 2426 and the vCard 2.1 of old telephones allow.  Thread-safe.
 */

#include "hoso-vcard-property.h"

#include <string.h>

#define MAX_PARAMS 64
#define MAX_PARTS 256 /* of a value; what follows stays in the last one */

/* The end of a parameter at @p: ";" or ":", outside quotation marks. */
static const char *
find_end (const char *p)
{
  gboolean quoted = FALSE;

  for (; *p != '\0' && (quoted || (*p != ';' && *p != ':')); p++)
    if (*p == '"')
      quoted = !quoted;
  return p;
}

static char *
dup_param (const char *start, const char *end)
{
  g_autofree char *text = g_strndup (start, (gsize)(end - start));
  char *equals = strchr (text, '=');
  g_autoptr (GString) value = NULL;
  g_autofree char *name = NULL;

  if (equals == NULL)
    return g_strconcat ("TYPE=", text, NULL);
  name = g_ascii_strup (text, equals - text);
  value = g_string_new (NULL);
  for (const char *p = equals + 1; *p != '\0'; p++)
    if (*p != '"')
      g_string_append_c (value, *p);
  return g_strconcat (name, "=", value->str, NULL);
}

static gboolean
read_params (HosoVcardProperty *property, const char **p)
{
  while (**p == ';')
    {
      const char *end = find_end (*p + 1);

      if (property->params->len < MAX_PARAMS)
        g_ptr_array_add (property->params, dup_param (*p + 1, end));
      *p = end;
    }
  return **p == ':';
}

/* Text in @charset as UTF-8; what cannot be read becomes U+FFFD. */
static char *
dup_utf8 (const GString *bytes, const char *charset)
{
  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    {
      char *text = g_convert (bytes->str, (gssize)bytes->len, "UTF-8", charset, NULL, NULL, NULL);

      if (text != NULL)
        return text;
    }
  return g_utf8_make_valid (bytes->str, (gssize)bytes->len);
}

static char *
decode_quoted (const char *text, const char *charset)
{
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '=' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
      {
        char byte = (char)(g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]));

        if (byte != '\0')
          g_string_append_c (bytes, byte);
        p += 2;
      }
    else
      g_string_append_c (bytes, *p);
  return dup_utf8 (bytes, charset);
}

/**
 * hoso_vcard_property_parse:
 * @line: unfolded
 *
 * Returns: (transfer full): the property, or %NULL where @line is none
 */
HosoVcardProperty *
hoso_vcard_property_parse (const char *line)
{
  g_autoptr (HosoVcardProperty) property = g_new0 (HosoVcardProperty, 1);
  const char *name = line + strspn (line, " \t");
  const char *p = name + strcspn (name, ";:");
  const char *dot = memchr (name, '.', (gsize)(p - name));

  property->params = g_ptr_array_new_with_free_func (g_free);
  if (dot != NULL)
    {
      property->group = g_ascii_strup (name, dot - name);
      name = dot + 1;
    }
  property->name = g_ascii_strup (name, p - name);
  if (*property->name == '\0' || !read_params (property, &p))
    return NULL;
  property->value =
    hoso_vcard_property_is (property, "QUOTED-PRINTABLE") ||
        g_strcmp0 (hoso_vcard_property_get (property, "ENCODING"), "QUOTED-PRINTABLE") == 0
      ? decode_quoted (p + 1, hoso_vcard_property_get (property, "CHARSET"))
      : g_utf8_make_valid (p + 1, -1);
  return g_steal_pointer (&property);
}

/* NULL is allowed. */
void
hoso_vcard_property_free (HosoVcardProperty *property)
{
  if (property == NULL)
    return;
  g_free (property->name);
  g_free (property->group);
  g_free (property->value);
  g_ptr_array_unref (property->params);
  g_free (property);
}

/* The value of the first parameter called @param, or NULL; borrowed. */
const char *
hoso_vcard_property_get (const HosoVcardProperty *property, const char *param)
{
  gsize length = strlen (param);

  for (guint i = 0; i < property->params->len; i++)
    {
      const char *text = property->params->pdata[i];

      if (strncmp (text, param, length) == 0 && text[length] == '=')
        return text + length + 1;
    }
  return NULL;
}

/* Whether @type is among the types, in whatever case. */
gboolean
hoso_vcard_property_is (const HosoVcardProperty *property, const char *type)
{
  gsize length = strlen (type);

  for (guint i = 0; i < property->params->len; i++)
    {
      const char *text = property->params->pdata[i];

      if (!g_str_has_prefix (text, "TYPE="))
        continue;
      for (const char *p = text + strlen ("TYPE="); *p != '\0'; p += strspn (p, ","))
        {
          gsize n = strcspn (p, ",");

          if (n == length && g_ascii_strncasecmp (p, type, n) == 0)
            return TRUE;
          p += n;
        }
    }
  return FALSE;
}

static void
append_unescaped (GString *text, const char **p)
{
  if (**p == '\\' && (*p)[1] != '\0')
    {
      (*p)++;
      g_string_append_c (text, **p == 'n' || **p == 'N' ? '\n' : **p);
    }
  else
    g_string_append_c (text, **p);
  (*p)++;
}

/* The whole value, unescaped. */
char *
hoso_vcard_property_dup_text (const HosoVcardProperty *property)
{
  GString *text = g_string_new (NULL);

  for (const char *p = property->value; *p != '\0';)
    append_unescaped (text, &p);
  return g_string_free (text, FALSE);
}

/* The parts of the value between @separator, unescaped; free with g_strfreev(). */
char **
hoso_vcard_property_split (const HosoVcardProperty *property, char separator)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);
  guint n = 1;

  for (const char *p = property->value; *p != '\0';)
    if (*p == separator && n < MAX_PARTS)
      {
        n++;
        g_strv_builder_add (parts, part->str);
        g_string_truncate (part, 0);
        p++;
      }
    else
      append_unescaped (part, &p);
  g_strv_builder_add (parts, part->str);
  return g_strv_builder_end (parts);
}
