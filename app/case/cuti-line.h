/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a plain line of JSON: texts without escapes, numbers without
 * an exponent. Every function gives %FALSE for anything else, which is no
 * error: the line is then read by the JSON guard. In a header because each is
 * called a hundred times a line.
 */

#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* Where we are in a line, which ends with a NUL, as no text in it does. */
typedef struct
{
  const guchar *at;
  const guchar *end; /* the NUL */
} CutiLine;

typedef struct
{
  const char *start;
  gsize       length;
} CutiSpan;

#define CUTI_LINE_MAX_DIGITS 15 /* as many as a double keeps, whatever they are */

static inline gboolean
cuti_line_accept (CutiLine *self, guchar c)
{
  if (*self->at != c)
    return FALSE;

  self->at++;
  return TRUE;
}

static inline void
cuti_line_skip_space (CutiLine *self)
{
  while (*self->at == ' ' || *self->at == '\t' || *self->at == '\r' || *self->at == '\n')
    self->at++;
}

/* A comma, colon, bracket or brace, with the space on both sides. */
static inline gboolean
cuti_line_accept_mark (CutiLine *self, guchar c)
{
  cuti_line_skip_space (self);
  if (!cuti_line_accept (self, c))
    return FALSE;

  cuti_line_skip_space (self);
  return TRUE;
}

static inline gboolean
cuti_line_accept_word (CutiLine *self, const char *word)
{
  const guchar *p = self->at;

  for (; *word != '\0'; word++, p++)
    if (*p != (guchar) *word)
      return FALSE;

  self->at = p;
  return TRUE;
}

/* The high bit of each byte of @word that is @c, and perhaps of bytes after the first such. */
static inline guint64
cuti_line_match (guint64 word, guint64 c)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 difference = word ^ (ones * c);

  return (difference - ones) & ~difference & (ones << 7);
}

/* The first byte that does not simply stand for itself in a text, eight at a time. */
static inline const guchar *
cuti_line_find_special (const guchar *p, const guchar *end)
{
  const guint64 spaces = G_GUINT64_CONSTANT (0x2020202020202020), high = spaces << 2;

  for (guint64 word; end - p >= (gssize) sizeof word; p += sizeof word)
    {
      guint64 found;

      memcpy (&word, p, sizeof word);
      word = GUINT64_FROM_LE (word);
      found = cuti_line_match (word, '"') | cuti_line_match (word, '\\')
              | ((word - spaces) & ~word & high);
      if (found != 0)
        return p + __builtin_ctzll (found) / 8;
    }
  while (*p != '"' && *p != '\\' && *p >= 0x20)
    p++;
  return p;
}

static inline gboolean
cuti_line_read_text (CutiLine *self, CutiSpan *text)
{
  const guchar *p = self->at;

  if (*p != '"')
    return FALSE;

  text->start = (const char *) ++p;
  p = cuti_line_find_special (p, self->end);
  if (*p != '"')
    return FALSE;

  text->length = p - (const guchar *) text->start;
  self->at = p + 1;
  return TRUE;
}

/* The name of a member and the colon after it. */
static inline gboolean
cuti_line_read_name (CutiLine *self, CutiSpan *name)
{
  return cuti_line_read_text (self, name) && cuti_line_accept_mark (self, ':');
}

static inline gboolean
cuti_span_is (CutiSpan self, const char *text)
{
  return self.length == strlen (text) && memcmp (self.start, text, self.length) == 0;
}

/* A text by its first and last bytes, which for up to 16 are all there is of it. */
typedef struct
{
  guint64     first, last;
  gsize       length;
  const char *start;
} CutiWord;

static inline CutiWord
cuti_word_make (const char *start, gsize length)
{
  CutiWord self = { 0, 0, length, start };
  guint32 first, last;

  if (length >= sizeof self.first)
    {
      memcpy (&self.first, start, sizeof self.first);
      memcpy (&self.last, start + length - sizeof self.last, sizeof self.last);
    }
  else if (length >= sizeof first)
    {
      memcpy (&first, start, sizeof first);
      memcpy (&last, start + length - sizeof last, sizeof last);
      self.first = first;
      self.last = last;
    }
  else if (length > 0)
    self.first = (guchar) start[0] | (guchar) start[length / 2] << 8
                 | (guchar) start[length - 1] << 16;
  return self;
}

static inline gboolean
cuti_word_equal (const CutiWord *self, const CutiWord *other)
{
  return self->first == other->first && self->last == other->last && self->length == other->length
         && (self->length <= 2 * sizeof self->first
             || memcmp (self->start, other->start, self->length) == 0);
}

static inline guint
cuti_line_read_digits (CutiLine *self, gint64 *digits)
{
  const guchar *start = self->at;

  for (; *self->at >= '0' && *self->at <= '9' && self->at - start <= CUTI_LINE_MAX_DIGITS; self->at++)
    *digits = *digits * 10 + (*self->at - '0');
  return self->at - start;
}

/* So few digits divided by a power of ten are rounded once, as strtod() does. */
static inline gboolean
cuti_line_read_number (CutiLine *self, double *number)
{
  static const double powers[CUTI_LINE_MAX_DIGITS + 1] = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  gboolean is_negative = cuti_line_accept (self, '-');
  gboolean begins_with_zero = *self->at == '0';
  gint64 digits = 0;
  guint n_whole = cuti_line_read_digits (self, &digits), n_decimals = 0;

  if (n_whole == 0 || (begins_with_zero && n_whole > 1))
    return FALSE;
  if (cuti_line_accept (self, '.'))
    {
      n_decimals = cuti_line_read_digits (self, &digits);
      if (n_decimals == 0)
        return FALSE;
    }
  if (n_whole + n_decimals > CUTI_LINE_MAX_DIGITS || *self->at == 'e' || *self->at == 'E')
    return FALSE;

  *number = digits / powers[n_decimals];
  if (is_negative)
    *number = -*number;
  return TRUE;
}

G_END_DECLS
