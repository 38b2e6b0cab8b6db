/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an answer to an item of advice needs besides: why it is declined, until
 * when it is deferred, and, the first time, who answers. Its button can be
 * pressed once all of it is there. “answered” and “cancelled” end it.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-date-entry.h"
#include "cuti-response-form.h"

struct _CutiResponseForm
{
  GtkBox          parent_instance;

  CutiReply       reply; /* CUTI_N_REPLIES: keep the answer there is */
  gboolean        asks_name;
  GtkCheckButton *reasons[CUTI_N_DECLINES];

  GtkWidget      *name_box;
  GtkEntry       *name;
  GtkWidget      *reason_box;
  GtkWidget      *until_box;
  GtkLabel       *until_title;
  CutiDateEntry  *until;
  GtkWidget      *note_box;
  GtkLabel       *note_title;
  GtkEntry       *note;
  GtkButton      *done;
};

G_DEFINE_FINAL_TYPE (CutiResponseForm, cuti_response_form, GTK_TYPE_BOX)

enum { ANSWERED, CANCELLED, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static gboolean
is_filled (GtkWidget *entry)
{
  g_autofree char *typed = dup_typed (entry);

  return *typed != '\0';
}

/* Whether something is there of all that is needed; a date is read only when it is used. */
static gboolean
is_complete (CutiResponseForm *self)
{
  if (self->asks_name && !is_filled (GTK_WIDGET (self->name)))
    return FALSE;
  if (self->reply == CUTI_REPLY_DEFERRED)
    return is_filled (cuti_date_entry_get_entry (self->until));
  if (self->reply != CUTI_REPLY_DECLINED)
    return TRUE;

  for (guint i = 0; i < CUTI_N_DECLINES; i++)
    if (gtk_check_button_get_active (self->reasons[i]))
      return i != CUTI_DECLINE_OTHER || is_filled (GTK_WIDGET (self->note));
  return FALSE;
}

static const char *
get_note_title (CutiResponseForm *self)
{
  if (self->reply == CUTI_REPLY_DEFERRED)
    return _("Waiting for");
  if (gtk_check_button_get_active (self->reasons[CUTI_DECLINE_OTHER]))
    return _("Which reason");
  return _("Note");
}

static void
update_done (CutiResponseForm *self)
{
  gtk_label_set_label (self->note_title, get_note_title (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->done), is_complete (self));
}

/* A day in figures can be compared as a text. */
static char *
dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
is_until_good (CutiResponseForm *self)
{
  g_autofree char *today = dup_today ();
  g_autofree char *until = NULL;

  cuti_date_entry_commit (self->until);
  until = cuti_response_form_dup_until (self);
  if (until != NULL && g_strcmp0 (until, today) >= 0)
    return TRUE;

  if (until != NULL)
    cuti_date_entry_refuse (self->until, _("The date must not be in the past."));
  gtk_widget_grab_focus (GTK_WIDGET (self->until));
  return FALSE;
}

static void
done_cb (CutiResponseForm *self)
{
  if (is_complete (self) && (self->reply != CUTI_REPLY_DEFERRED || is_until_good (self)))
    g_signal_emit (self, signals[ANSWERED], 0);
}

static void
cancel_cb (CutiResponseForm *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cancel_cb (CUTI_RESPONSE_FORM (widget));
  return TRUE;
}

/* The day and not only the month or the year. */
static void
until_committed_cb (CutiResponseForm *self)
{
  CutiPartialDate date;

  if (cuti_date_entry_get_date (self->until, &date) && date.day == 0)
    cuti_date_entry_refuse (self->until, _("Enter the day too, for example 06-Dec-2026."));
}

static void
add_reasons (CutiResponseForm *self)
{
  for (guint i = 0; i < CUTI_N_DECLINES; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (cuti_decline_get_label (i));

      self->reasons[i] = GTK_CHECK_BUTTON (button);
      if (i > 0)
        gtk_check_button_set_group (self->reasons[i], self->reasons[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (update_done), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->reason_box), button);
    }
}

static void
cuti_response_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_RESPONSE_FORM);

  G_OBJECT_CLASS (cuti_response_form_parent_class)->dispose (object);
}

static void
cuti_response_form_class_init (CutiResponseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_response_form_dispose;

  signals[ANSWERED] = g_signal_new ("answered", CUTI_TYPE_RESPONSE_FORM, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", CUTI_TYPE_RESPONSE_FORM, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CUTI_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-response-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, name_box);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, name);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, reason_box);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, until_box);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, until_title);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, until);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, note_box);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, note_title);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, note);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseForm, done);
  gtk_widget_class_bind_template_callback (widget_class, update_done);
  gtk_widget_class_bind_template_callback (widget_class, until_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cuti_response_form_init (CutiResponseForm *self)
{
  GtkWidget *entry;

  gtk_widget_init_template (GTK_WIDGET (self));
  add_reasons (self);
  entry = cuti_date_entry_get_entry (self->until);
  cuti_accessible_set_label (entry, gtk_label_get_label (self->until_title));
  g_signal_connect_object (entry, "changed", G_CALLBACK (update_done), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cuti_response_form_new (void)
{
  return g_object_new (CUTI_TYPE_RESPONSE_FORM, NULL);
}

static const char *
get_done_label (CutiReply reply)
{
  switch (reply)
    {
    case CUTI_REPLY_ACCEPTED: return _("Accept");
    case CUTI_REPLY_DECLINED: return _("Decline");
    case CUTI_REPLY_DEFERRED: return _("Defer");
    case CUTI_REPLY_DISCUSS: return _("Discuss at Board");
    case CUTI_N_REPLIES:
    default: return _("Keep Answer");
    }
}

static void
clear (CutiResponseForm *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  cuti_date_entry_set_date (self->until, NULL);
  for (guint i = 0; i < CUTI_N_DECLINES; i++)
    gtk_check_button_set_active (self->reasons[i], FALSE);
}

static void
focus_first (CutiResponseForm *self)
{
  if (self->reply == CUTI_REPLY_DECLINED)
    gtk_widget_grab_focus (GTK_WIDGET (self->reasons[0]));
  else if (self->reply == CUTI_REPLY_DEFERRED)
    gtk_widget_grab_focus (GTK_WIDGET (self->until));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/**
 * cuti_response_form_open:
 * @reply: what is to be answered; %CUTI_N_REPLIES: that the answer there is
 *   still holds
 * @ask_name: whether it has to be asked who answers
 *
 * Starts afresh and takes the focus.
 */
void
cuti_response_form_open (CutiResponseForm *self, CutiReply reply, gboolean ask_name)
{
  g_return_if_fail (CUTI_IS_RESPONSE_FORM (self));

  self->reply = reply;
  self->asks_name = ask_name;
  clear (self);
  gtk_widget_set_visible (self->name_box, ask_name);
  gtk_widget_set_visible (self->reason_box, reply == CUTI_REPLY_DECLINED);
  gtk_widget_set_visible (self->until_box, reply == CUTI_REPLY_DEFERRED);
  gtk_widget_set_visible (self->note_box,
                          reply == CUTI_REPLY_DECLINED || reply == CUTI_REPLY_DEFERRED);
  gtk_button_set_label (self->done, get_done_label (reply));
  update_done (self);
  focus_first (self);
}

CutiReply
cuti_response_form_get_reply (CutiResponseForm *self)
{
  g_return_val_if_fail (CUTI_IS_RESPONSE_FORM (self), CUTI_N_REPLIES);

  return self->reply;
}

/**
 * cuti_response_form_dup_name:
 *
 * Returns: (transfer full) (nullable): who answers; %NULL where it was not asked
 */
char *
cuti_response_form_dup_name (CutiResponseForm *self)
{
  g_return_val_if_fail (CUTI_IS_RESPONSE_FORM (self), NULL);

  return self->asks_name ? dup_typed (GTK_WIDGET (self->name)) : NULL;
}

CutiDecline
cuti_response_form_get_reason (CutiResponseForm *self)
{
  g_return_val_if_fail (CUTI_IS_RESPONSE_FORM (self), CUTI_DECLINE_OTHER);

  for (guint i = 0; i < CUTI_N_DECLINES; i++)
    if (gtk_check_button_get_active (self->reasons[i]))
      return i;
  return CUTI_DECLINE_OTHER;
}

/**
 * cuti_response_form_dup_until:
 *
 * Returns: (transfer full) (nullable): the day, as an ISO date
 */
char *
cuti_response_form_dup_until (CutiResponseForm *self)
{
  CutiPartialDate date;

  g_return_val_if_fail (CUTI_IS_RESPONSE_FORM (self), NULL);

  if (!cuti_date_entry_get_date (self->until, &date) || date.day == 0)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *
cuti_response_form_dup_note (CutiResponseForm *self)
{
  g_return_val_if_fail (CUTI_IS_RESPONSE_FORM (self), NULL);

  return dup_typed (GTK_WIDGET (self->note));
}
