/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where an item of advice is answered, below it and without a dialog: the
 * answers to choose from, what they need besides, and then the answer given,
 * with a word when the facts behind it have changed.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-profile.h"
#include "cuti-response-form.h"
#include "cuti-response-row.h"
#include "cuti-wrap-box.h"

#define KEEP CUTI_N_REPLIES /* of the form: no other answer */

struct _CutiResponseRow
{
  GtkBox        parent_instance;

  CutiCase     *patient_case;
  CutiPlanItem *item;
  gboolean      again; /* an answered item is being answered anew */

  GtkWidget    *choices;
  GtkButton    *accept;
  GtkButton    *decline;
  GtkButton    *defer;
  GtkButton    *discuss;
  GtkWidget    *leave;
  GtkWidget    *take_back;
  GtkWidget    *given;
  GtkLabel     *text;
  GtkWidget    *change;
  GtkWidget    *stale;
  GtkWidget    *keep;
  GtkWidget    *answer_again;
  GtkRevealer  *revealer;
};

G_DEFINE_FINAL_TYPE (CutiResponseRow, cuti_response_row, GTK_TYPE_BOX)

static CutiAdvice *
get_advice (CutiResponseRow *self)
{
  return cuti_plan_item_get_advice (self->item);
}

static CutiResponse *
find_response (CutiResponseRow *self)
{
  if (self->patient_case == NULL)
    return NULL;
  return cuti_case_find_response (self->patient_case, cuti_advice_get_id (get_advice (self)),
                                  cuti_plan_item_get_lesion (self->item));
}

/* The card is read out with the answer to it. */
static void
describe_card (CutiResponseRow *self, const char *text, gboolean is_stale)
{
  GtkWidget *card = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);
  g_autofree char *words =
    is_stale ? cuti_format_words (_("%s. Answered before the facts changed"), text)
             : g_strdup (text);

  if (card == NULL)
    return;
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_state (CutiResponseRow *self)
{
  CutiResponse *response = find_response (self);
  gboolean is_given = response != NULL && !self->again;
  gboolean is_stale = is_given && cuti_case_is_response_stale (self->patient_case, response);
  g_autofree char *text = response != NULL ? cuti_response_dup_text (response) : NULL;

  gtk_label_set_label (self->text, text != NULL ? text : "");
  describe_card (self, text, is_stale);
  gtk_widget_set_visible (GTK_WIDGET (self), self->patient_case != NULL);
  gtk_widget_set_visible (self->choices, !is_given);
  gtk_widget_set_visible (self->leave, response != NULL);
  gtk_widget_set_visible (self->take_back, response != NULL);
  gtk_widget_set_visible (self->given, response != NULL);
  gtk_widget_set_visible (self->change, is_given && !is_stale);
  gtk_widget_set_visible (self->stale, is_stale);
}

static gboolean
has_focus (CutiResponseRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The button that had the focus may be gone: it goes back to the card. */
static void
return_focus (CutiResponseRow *self)
{
  GtkWidget *card = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);

  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static void
close_form (CutiResponseRow *self)
{
  gboolean focused = has_focus (self);

  self->again = FALSE;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (focused)
    return_focus (self);
  show_state (self);
}

static char *
dup_now (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
}

/* @form is %NULL for an answer that needs nothing besides. */
static void
record (CutiResponseRow *self, CutiReply reply, CutiResponseForm *form, const char *name)
{
  g_autofree char *at = dup_now ();
  g_autofree char *note = form != NULL ? cuti_response_form_dup_note (form) : NULL;
  g_autofree char *until = form != NULL ? cuti_response_form_dup_until (form) : NULL;
  const char *lesion = cuti_plan_item_get_lesion (self->item);
  const CutiAuthor author = { name, at };
  CutiAdvice *advice = get_advice (self);

  switch (reply)
    {
    case CUTI_REPLY_ACCEPTED: cuti_case_accept (self->patient_case, advice, lesion, &author); break;
    case CUTI_REPLY_DECLINED:
      cuti_case_decline (self->patient_case, advice, lesion, cuti_response_form_get_reason (form),
                         note, &author);
      break;
    case CUTI_REPLY_DEFERRED:
      cuti_case_defer (self->patient_case, advice, lesion, until, note, &author);
      break;
    case CUTI_REPLY_DISCUSS: cuti_case_discuss (self->patient_case, advice, lesion, &author); break;
    case KEEP:
    default: cuti_case_keep_response (self->patient_case, advice, lesion, &author); break;
    }
  close_form (self);
}

static void
form_answered_cb (CutiResponseRow *self, CutiResponseForm *form)
{
  g_autofree char *asked = cuti_response_form_dup_name (form);
  g_autofree char *name = NULL;

  if (asked != NULL)
    cuti_profile_set_name (asked);
  name = asked != NULL ? g_strdup (asked) : cuti_profile_dup_name ();
  record (self, cuti_response_form_get_reply (form), form, name);
}

/* Most cards never need it. */
static CutiResponseForm *
ensure_form (CutiResponseRow *self)
{
  GtkWidget *form = gtk_revealer_get_child (self->revealer);

  if (form == NULL)
    {
      form = cuti_response_form_new ();
      g_signal_connect_object (form, "answered", G_CALLBACK (form_answered_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (form, "cancelled", G_CALLBACK (close_form), self, G_CONNECT_SWAPPED);
      gtk_revealer_set_child (self->revealer, form);
    }
  return CUTI_RESPONSE_FORM (form);
}

static void
respond (CutiResponseRow *self, CutiReply reply)
{
  g_autofree char *name = cuti_profile_dup_name ();
  gboolean needs_more = reply == CUTI_REPLY_DECLINED || reply == CUTI_REPLY_DEFERRED;

  if (name != NULL && !needs_more)
    {
      record (self, reply, NULL, name);
      return;
    }
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  cuti_response_form_open (ensure_form (self), reply, name == NULL);
}

static void
choice_clicked_cb (CutiResponseRow *self, GtkButton *button)
{
  if (button == self->accept)
    respond (self, CUTI_REPLY_ACCEPTED);
  else if (button == self->decline)
    respond (self, CUTI_REPLY_DECLINED);
  else if (button == self->defer)
    respond (self, CUTI_REPLY_DEFERRED);
  else
    respond (self, CUTI_REPLY_DISCUSS);
}

static void
change_cb (CutiResponseRow *self)
{
  self->again = TRUE;
  show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->accept));
}

static void
keep_cb (CutiResponseRow *self)
{
  respond (self, KEEP);
}

static void
leave_cb (CutiResponseRow *self)
{
  close_form (self);
}

static void
take_back_cb (CutiResponseRow *self)
{
  cuti_case_withdraw_response (self->patient_case, cuti_advice_get_id (get_advice (self)),
                               cuti_plan_item_get_lesion (self->item));
  close_form (self);
}

/* Many cards have these buttons: a screen reader says which is whose. */
static void
name_buttons (CutiResponseRow *self)
{
  GtkWidget *const buttons[] = { GTK_WIDGET (self->accept), GTK_WIDGET (self->decline),
                                 GTK_WIDGET (self->defer), GTK_WIDGET (self->discuss),
                                 self->leave, self->take_back, self->change, self->keep,
                                 self->answer_again };
  const char *lesion = cuti_plan_item_get_lesion_title (self->item);
  const char *title = cuti_advice_get_title (get_advice (self));
  g_autofree char *subject =
    lesion != NULL ? cuti_format_words ("%s (%s)", title, lesion) : g_strdup (title);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *name =
        cuti_format_words (_("%s: %s"), gtk_button_get_label (GTK_BUTTON (buttons[i])), subject);

      cuti_accessible_set_label (buttons[i], name);
    }
}

static void
cuti_response_row_dispose (GObject *object)
{
  CutiResponseRow *self = CUTI_RESPONSE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_RESPONSE_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_response_row_parent_class)->dispose (object);
}

static void
cuti_response_row_class_init (CutiResponseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_response_row_dispose;

  g_type_ensure (CUTI_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-response-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, choices);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, accept);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, decline);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, defer);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, discuss);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, leave);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, take_back);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, given);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, text);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, change);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, stale);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, keep);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, answer_again);
  gtk_widget_class_bind_template_child (widget_class, CutiResponseRow, revealer);
  gtk_widget_class_bind_template_callback (widget_class, choice_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
}

static void
cuti_response_row_init (CutiResponseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cuti_response_row_show:
 * @patient_case: (nullable): where the answers are kept; %NULL hides the row
 * @item: what is answered
 */
void
cuti_response_row_show (CutiResponseRow *self, CutiCase *patient_case, CutiPlanItem *item)
{
  g_return_if_fail (CUTI_IS_RESPONSE_ROW (self));
  g_return_if_fail (CUTI_IS_PLAN_ITEM (item));

  if (g_set_object (&self->patient_case, patient_case))
    {
      self->again = FALSE;
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
    }
  if (g_set_object (&self->item, item))
    name_buttons (self);
  show_state (self);
}

/**
 * cuti_response_row_answer:
 *
 * Answers, or asks for what the answer needs besides.
 *
 * Returns: whether it could; not while such a question is open
 */
gboolean
cuti_response_row_answer (CutiResponseRow *self, CutiReply reply)
{
  g_return_val_if_fail (CUTI_IS_RESPONSE_ROW (self), FALSE);

  if (self->patient_case == NULL || gtk_revealer_get_reveal_child (self->revealer))
    return FALSE;
  respond (self, reply);
  return TRUE;
}
