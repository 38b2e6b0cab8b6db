/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry for a date, typed in any usual form and read on Enter or when the
 * focus leaves. What was typed stays. “committed” says that the date, or that
 * there is none, has changed by the hand of the user.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-date-entry.h"
#include "cuti-date-parser.h"
#include "cuti-fact.h"
#include "cuti-field-message.h"
#include "cuti-format.h"

struct _CutiDateEntry
{
  GtkBox            parent_instance;

  CutiPartialDate   date; /* year 0: none */
  CutiPartialDate   offered[2];
  gboolean          typed; /* since the last commit */
  gboolean          setting;

  GtkEntry         *entry;
  CutiFieldMessage *message;
};

G_DEFINE_FINAL_TYPE (CutiDateEntry, cuti_date_entry, GTK_TYPE_BOX)

enum { COMMITTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
format (const CutiPartialDate *date)
{
  return cuti_format_date (date->year, date->month, date->day);
}

static void
show_echo (CutiDateEntry *self, const CutiPartialDate *date)
{
  g_autofree char *text = format (date);
  g_autofree char *echo = NULL;

  if (date->month == 0)
    echo = cuti_format_words (_("= %s (day and month not known)"), text);
  else if (date->day == 0)
    echo = cuti_format_words (_("= %s (day not known)"), text);
  else
    echo = cuti_format_words ("= %s", text);

  cuti_field_message_show (self->message, CUTI_MESSAGE_ECHO, echo);
}

static void
show_question (CutiDateEntry *self, const char *typed, const CutiTypedDate *date)
{
  g_autofree char *first = format (&date->date);
  g_autofree char *second = format (&date->other);
  g_autofree char *text = cuti_format_words (_("“%s” can be %s or %s."), typed, first, second);

  self->offered[0] = date->date;
  self->offered[1] = date->other;
  cuti_field_message_show (self->message, CUTI_MESSAGE_PROBLEM, text);
  cuti_field_message_offer (self->message, first, second);
}

static void
show_problem (CutiDateEntry *self, const char *typed)
{
  g_autofree char *text =
    cuti_format_words (_("“%s” is not a date. Enter a date such as 09-Mar-1954, Mar 1954 or 1954. "
                         "This answer is not used yet."), typed);

  cuti_field_message_show (self->message, CUTI_MESSAGE_PROBLEM, text);
}

static void
set_invalid (CutiDateEntry *self, gboolean invalid)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static CutiTypedDate
parse (CutiDateEntry *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), g_date_time_get_year (now));

  return cuti_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &today);
}

/**
 * cuti_date_entry_commit:
 *
 * Uses what was typed, if anything was.
 */
void
cuti_date_entry_commit (CutiDateEntry *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  CutiTypedDate date;

  g_return_if_fail (CUTI_IS_DATE_ENTRY (self));

  if (!self->typed)
    return;

  self->typed = FALSE;
  date = parse (self);
  self->date = date.reading == CUTI_DATE_READ ? date.date : (CutiPartialDate) { 0 };
  set_invalid (self, date.reading == CUTI_DATE_AMBIGUOUS || date.reading == CUTI_DATE_NOT_A_DATE);

  switch (date.reading)
    {
    case CUTI_DATE_READ: show_echo (self, &self->date); break;
    case CUTI_DATE_AMBIGUOUS: show_question (self, typed, &date); break;
    case CUTI_DATE_NOT_A_DATE: show_problem (self, typed); break;
    case CUTI_DATE_EMPTY:
    default: cuti_field_message_hide (self->message); break;
    }

  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
changed_cb (CutiDateEntry *self)
{
  CutiTypedDate date;

  if (self->setting)
    return;

  self->typed = TRUE;
  date = parse (self);
  if (date.reading == CUTI_DATE_READ)
    show_echo (self, &date.date);
  else
    cuti_field_message_hide (self->message);
}

static void
chosen_cb (CutiDateEntry *self, guint choice)
{
  g_autofree char *text = format (&self->offered[choice]);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  cuti_date_entry_commit (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
cuti_date_entry_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_DATE_ENTRY);

  G_OBJECT_CLASS (cuti_date_entry_parent_class)->dispose (object);
}

static gboolean
cuti_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUTI_DATE_ENTRY (widget)->entry));
}

static void
cuti_date_entry_class_init (CutiDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_date_entry_dispose;
  widget_class->grab_focus = cuti_date_entry_grab_focus;

  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CUTI_TYPE_FIELD_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, CutiDateEntry, message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, cuti_date_entry_commit);
}

static void
cuti_date_entry_init (CutiDateEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_date_entry_get_entry (CutiDateEntry *self)
{
  g_return_val_if_fail (CUTI_IS_DATE_ENTRY (self), NULL);

  return GTK_WIDGET (self->entry);
}

/**
 * cuti_date_entry_get_date:
 * @date: (out): the date that was read
 *
 * Returns: whether there is one
 */
gboolean
cuti_date_entry_get_date (CutiDateEntry *self, CutiPartialDate *date)
{
  g_return_val_if_fail (CUTI_IS_DATE_ENTRY (self), FALSE);

  *date = self->date;
  return self->date.year != 0;
}

/**
 * cuti_date_entry_set_date:
 * @date: (nullable): what the entry shows from now on; %NULL empties it
 */
void
cuti_date_entry_set_date (CutiDateEntry *self, const CutiPartialDate *date)
{
  g_autofree char *text = date != NULL ? format (date) : g_strdup ("");

  g_return_if_fail (CUTI_IS_DATE_ENTRY (self));

  self->date = date != NULL ? *date : (CutiPartialDate) { 0 };
  self->typed = FALSE;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
  set_invalid (self, FALSE);
  cuti_field_message_hide (self->message);
}

/**
 * cuti_date_entry_refuse:
 * @reason: a sentence
 *
 * Keeps the text and says why its date is not used.
 */
void
cuti_date_entry_refuse (CutiDateEntry *self, const char *reason)
{
  g_return_if_fail (CUTI_IS_DATE_ENTRY (self));

  self->date = (CutiPartialDate) { 0 };
  set_invalid (self, TRUE);
  cuti_field_message_show (self->message, CUTI_MESSAGE_PROBLEM, reason);
}
