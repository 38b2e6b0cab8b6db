/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program: shows a window at once, loads the knowledge base behind it, and
 * gives every case a window of its own. A knowledge base that is named and cannot
 * be used turns advice off; the form then asks what the shipped one asks.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-appearance.h"
#include "cuti-application.h"
#include "cuti-file-dialog.h"
#include "cuti-format.h"
#include "cuti-window.h"

/* Should the first frame never be drawn, as of a window that starts as an icon. */
#define LONGEST_WAIT_MS 1000

#define SHORTCUTS "/org/cutiplan/Cutiplan/cuti-shortcuts.ui"
#define SHIPPED_KNOWLEDGE "resource:///org/cutiplan/Cutiplan/knowledge"

struct _CutiApplication
{
  GtkApplication parent_instance;

  char          *knowledge_path; /* NULL: the shipped one */
  CutiKnowledge *knowledge; /* NULL while it is not loaded, or cannot be */
  char          *advice_off; /* NULL, or the reason */
  gboolean       started; /* what there is of knowledge is loaded */
  guint          start_id; /* 0 while nothing waits to load it */
  GPtrArray     *files; /* to be opened then */
};

G_DEFINE_FINAL_TYPE (CutiApplication, cuti_application, GTK_TYPE_APPLICATION)

static CutiWindow *
add_window (CutiApplication *self)
{
  return CUTI_WINDOW (cuti_window_new (GTK_APPLICATION (self), self->knowledge, self->advice_off));
}

/* The window that shows a file, where there is one. */
static CutiWindow *
find_window (CutiApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (CUTI_IS_WINDOW (l->data) && cuti_window_get_file (l->data) != NULL &&
        g_file_equal (cuti_window_get_file (l->data), file))
      return l->data;

  return NULL;
}

/* The active window, where another case may be shown in it; else a new one. */
static CutiWindow *
get_free_window (CutiApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (CUTI_IS_WINDOW (active) && cuti_window_is_pristine (CUTI_WINDOW (active)))
    return CUTI_WINDOW (active);

  return add_window (self);
}

static void
open_file (CutiApplication *self, GFile *file)
{
  CutiWindow *window = find_window (self, file);

  if (window == NULL)
    {
      window = get_free_window (self);
      cuti_window_open (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_cb (GObject *window, GAsyncResult *result, gpointer app)
{
  g_autoptr(GFile) file = cuti_file_dialog_finish (result, NULL); /* NULL: dismissed */

  if (file != NULL)
    open_file (CUTI_APPLICATION (app), file);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer app)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Cases"));
  gtk_file_filter_add_pattern (filter, "*.cutiplan");
  cuti_file_dialog_open (gtk_application_get_active_window (app), _("Open Case"), filter,
                         open_cb, app);
}

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer app)
{
  gtk_window_present (GTK_WINDOW (add_window (app)));
}

/* Each window asks about its own changes, and may stay. */
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer app)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (app));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* Made when it is asked for: GTK would make one with every window. */
static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer app)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (SHORTCUTS);
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, gtk_application_get_active_window (app));
  gtk_window_present (shortcuts);
}

static char *
describe_knowledge (CutiApplication *self)
{
  const CutiManifest *manifest = cuti_knowledge_get_manifest (self->knowledge);

  return cuti_format_words (_("Plans for skin metastases, with reasons.\n\n"
                              "Knowledge base: %s, version %s, evidence as of %s.\n"
                              "No clinician has reviewed its content.\n\n%s"),
                            manifest->title, manifest->version, manifest->evidence_as_of,
                            manifest->disclaimer);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer app)
{
  g_autofree char *comments = describe_knowledge (app);

  gtk_show_about_dialog (gtk_application_get_active_window (app),
                         "program-name", "Cutiplan",
                         "version", PACKAGE_VERSION,
                         "logo-icon-name", APP_ID,
                         "comments", comments,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_action },
  { .name = "open", .activate = open_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "about", .activate = about_action },
  { .name = "quit", .activate = quit_action },
};

static const struct { const char *action, *accels[3]; } shortcuts[] = {
  { "app.new", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Shift><Control>s" } },
  { "win.import", { "<Control>i" } },
  { "win.export-pdf", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.preview", { "<Shift><Control>p" } },
  { "win.copy-text", { "<Shift><Control>c" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Shift><Control>z", "<Control>y" } },
  { "win.next-question", { "<Control>j" } },
  { "win.edit-record", { "<Control>m" } },
  { "app.shortcuts", { "<Control>question" } },
  { "win.show-page(0)", { "<Control>1" } },
  { "win.show-page(1)", { "<Control>2" } },
  { "win.show-page(2)", { "<Control>3" } },
  { "win.show-page(3)", { "<Control>4" } },
  { "win.show-page(4)", { "<Control>5" } },
  { "win.show-page(5)", { "<Control>6" } },
  { "win.show-page(6)", { "<Control>7" } },
  { "win.show-page(7)", { "<Control>8" } },
  { "win.show-page(8)", { "<Control>9" } },
};

static void
load_knowledge (CutiApplication *self)
{
  g_autoptr(GFile) shipped = g_file_new_for_uri (SHIPPED_KNOWLEDGE);
  g_autoptr(GError) error = NULL;

  if (self->knowledge_path != NULL)
    {
      g_autoptr(GFile) folder = g_file_new_for_commandline_arg (self->knowledge_path);

      self->knowledge = cuti_knowledge_load (folder, NULL, &error);
      if (self->knowledge != NULL)
        return;

      self->advice_off = cuti_format_words (_("Plan advice is off: %s The form still works."),
                                            error->message);
      g_clear_error (&error);
    }

  self->knowledge = cuti_knowledge_load (shipped, NULL, &error);
  if (self->knowledge == NULL)
    g_printerr (_("The shipped knowledge base cannot be loaded: %s\n"), error->message);
}

static void
cuti_application_startup (GApplication *app)
{
  G_APPLICATION_CLASS (cuti_application_parent_class)->startup (app);

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].accels);

  cuti_appearance_load_style (gdk_display_get_default ());
  cuti_appearance_follow_system (gtk_settings_get_default ());
}

static gboolean
start_cb (gpointer app)
{
  CutiApplication *self = CUTI_APPLICATION (app);
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (app));

  self->start_id = 0;
  self->started = TRUE;
  load_knowledge (self);
  if (self->knowledge != NULL)
    g_action_map_add_action_entries (app, actions, G_N_ELEMENTS (actions), app);
  for (GList *l = windows; l != NULL; l = l->next)
    if (self->knowledge == NULL) /* Without windows the program ends. */
      gtk_window_destroy (l->data);
    else if (CUTI_IS_WINDOW (l->data))
      cuti_window_start (l->data, self->knowledge, self->advice_off);

  for (guint i = 0; self->knowledge != NULL && i < self->files->len; i++)
    open_file (self, g_ptr_array_index (self->files, i));
  g_ptr_array_set_size (self->files, 0);
  return G_SOURCE_REMOVE;
}

/* Before anything else is done with the window. */
static void
painted_cb (GdkFrameClock *clock, CutiApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (self->started)
    return;

  g_source_remove (self->start_id);
  self->start_id = g_idle_add_full (G_PRIORITY_HIGH, start_cb, self, NULL);
}

static void
show_first_window (CutiApplication *self)
{
  GtkWidget *window = cuti_window_new_waiting (GTK_APPLICATION (self));

  self->start_id = g_timeout_add (LONGEST_WAIT_MS, start_cb, self);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (painted_cb), self, 0);
}

static void
cuti_application_activate (GApplication *app)
{
  CutiApplication *self = CUTI_APPLICATION (app);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window != NULL)
    gtk_window_present (window);
  else if (!self->started)
    show_first_window (self);
  else if (self->knowledge != NULL)
    gtk_window_present (GTK_WINDOW (add_window (self)));
}

static void
cuti_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  CutiApplication *self = CUTI_APPLICATION (app);

  if (!self->started && self->start_id == 0)
    show_first_window (self);
  for (int i = 0; i < n_files; i++)
    if (!self->started)
      g_ptr_array_add (self->files, g_object_ref (files[i]));
    else if (self->knowledge != NULL)
      open_file (self, files[i]);
}

/* Runs before startup(), so before GTK opens a display. */
static int
cuti_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  CutiApplication *self = CUTI_APPLICATION (app);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Cutiplan %s\n", PACKAGE_VERSION);
      return 0;
    }

  /* A running program keeps its knowledge; this one wants another. */
  if (g_variant_dict_lookup (options, "knowledge", "^ay", &self->knowledge_path))
    g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
cuti_application_finalize (GObject *object)
{
  CutiApplication *self = CUTI_APPLICATION (object);

  g_clear_handle_id (&self->start_id, g_source_remove);
  g_ptr_array_unref (self->files);
  g_clear_object (&self->knowledge);
  g_free (self->knowledge_path);
  g_free (self->advice_off);

  G_OBJECT_CLASS (cuti_application_parent_class)->finalize (object);
}

static void
cuti_application_class_init (CutiApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cuti_application_finalize;
  app_class->startup = cuti_application_startup;
  app_class->activate = cuti_application_activate;
  app_class->open = cuti_application_open;
  app_class->handle_local_options = cuti_application_handle_local_options;
}

static const GOptionEntry options[] = {
  { "knowledge", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_("Use the knowledge base in DIR"), N_("DIR") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { NULL }
};

static void
cuti_application_init (CutiApplication *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[CASE…]"));
}

GApplication *
cuti_application_new (void)
{
  return g_object_new (CUTI_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/cutiplan/Cutiplan",
                       NULL);
}
