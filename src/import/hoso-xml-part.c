/* One XML part of a packed document, pulled node by node with libxml2, which
 * loads nothing from outside and expands no entities.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-xml-part.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>

#include "hoso-error.h"

struct _HosoXmlPart
{
  HosoArchive *archive;
  GCancellable *cancellable;
  xmlTextReaderPtr reader;
  GError *error; /* of the archive */
};

static int
read_cb (void *data, char *buffer, int size)
{
  HosoXmlPart *part = data;

  if (part->error != NULL || g_cancellable_set_error_if_cancelled (part->cancellable, &part->error))
    return -1;
  return hoso_archive_read (part->archive, buffer, size, &part->error);
}

/* HOSO_ERROR_NOT_FOUND where the document has no such part. */
HosoXmlPart *
hoso_xml_part_open (const char *path, const char *member, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoXmlPart) part = g_new0 (HosoXmlPart, 1);
  int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;

  part->archive = hoso_archive_open (path, member, error);
  if (part->archive == NULL)
    return NULL;
  part->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  part->reader = xmlReaderForIO (read_cb, NULL, part, NULL, NULL, options);
  return g_steal_pointer (&part);
}

/* Steps to the next node.  HOSO_ERROR_FORMAT where it is not well-formed. */
HosoNext
hoso_xml_part_next (HosoXmlPart *part, GError **error)
{
  int status = part->reader != NULL ? xmlTextReaderRead (part->reader) : -1;

  if (status == 1)
    return HOSO_NEXT_ROW;
  if (part->error != NULL)
    g_propagate_error (error, g_steal_pointer (&part->error));
  else if (status == 0)
    return HOSO_NEXT_END;
  else
    g_set_error_literal (
      error, HOSO_ERROR, HOSO_ERROR_FORMAT,
      _ ("This workbook is damaged. Open it in its own program and save it again."));
  return HOSO_NEXT_ERROR;
}

static gboolean
is_node (HosoXmlPart *part, int type, const char *element)
{
  return xmlTextReaderNodeType (part->reader) == type &&
         g_strcmp0 ((const char *)xmlTextReaderConstLocalName (part->reader), element) == 0;
}

/* Whether the node is the start of @element, in any namespace. */
gboolean
hoso_xml_part_starts (HosoXmlPart *part, const char *element)
{
  return is_node (part, XML_READER_TYPE_ELEMENT, element);
}

/* Whether the node is the end of @element. */
gboolean
hoso_xml_part_ends (HosoXmlPart *part, const char *element)
{
  return is_node (part, XML_READER_TYPE_END_ELEMENT, element);
}

/* Whether the element that starts here has no end of its own. */
gboolean
hoso_xml_part_is_empty (HosoXmlPart *part)
{
  return xmlTextReaderIsEmptyElement (part->reader) == 1;
}

/* The node's characters, NULL if it has none; valid until the next step. */
const char *
hoso_xml_part_get_text (HosoXmlPart *part)
{
  int type = xmlTextReaderNodeType (part->reader);

  if (type != XML_READER_TYPE_TEXT && type != XML_READER_TYPE_CDATA &&
      type != XML_READER_TYPE_SIGNIFICANT_WHITESPACE && type != XML_READER_TYPE_WHITESPACE)
    return NULL;
  return (const char *)xmlTextReaderConstValue (part->reader);
}

/* The attribute's value by its local name, or NULL; valid until the next call. */
const char *
hoso_xml_part_get_attribute (HosoXmlPart *part, const char *name)
{
  const char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (part->reader) == 1)
    {
      if (g_strcmp0 ((const char *)xmlTextReaderConstLocalName (part->reader), name) == 0)
        value = (const char *)xmlTextReaderConstValue (part->reader);
    }
  xmlTextReaderMoveToElement (part->reader);
  return value;
}

/* How much was read, from 0 to 1. */
double
hoso_xml_part_get_fraction (const HosoXmlPart *part)
{
  return hoso_archive_get_fraction (part->archive);
}

/* Frees @part; NULL is fine. */
void
hoso_xml_part_free (HosoXmlPart *part)
{
  if (part == NULL)
    return;
  xmlFreeTextReader (part->reader);
  hoso_archive_free (part->archive);
  g_clear_object (&part->cancellable);
  g_clear_error (&part->error);
  g_free (part);
}
