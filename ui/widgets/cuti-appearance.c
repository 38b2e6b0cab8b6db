/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Light or dark: before GTK 4.20 an application has to ask the settings portal
 * itself, and to listen for changes. Nothing waits for the answer. Our few own
 * colours come in two sheets, since CSS cannot tell which theme is in use.
 */

#include "cuti-appearance.h"

#define GROUP "org.freedesktop.appearance"
#define KEY "color-scheme"
#define PREFER_DARK 1

static void
apply_scheme (GtkSettings *settings, GVariant *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return;

  g_object_set (settings,
                "gtk-application-prefer-dark-theme", g_variant_get_uint32 (value) == PREFER_DARK,
                NULL);
}

static void
portal_signal_cb (GDBusProxy  *portal,
                  const char  *sender,
                  const char  *signal,
                  GVariant    *parameters,
                  GtkSettings *settings)
{
  const char *group, *key;
  g_autoptr(GVariant) value = NULL;

  if (!g_str_equal (signal, "SettingChanged") ||
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, GROUP) && g_str_equal (key, KEY))
    apply_scheme (settings, value);
}

static void
scheme_read_cb (GObject *object, GAsyncResult *result, gpointer settings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (object), result, &error);
  g_autoptr(GVariant) outer = NULL;
  g_autoptr(GVariant) inner = NULL;

  if (reply == NULL)
    {
      g_debug ("No colour scheme: %s", error->message);
      return;
    }

  g_variant_get (reply, "(v)", &outer);
  inner = g_variant_get_variant (outer); /* Read() wraps its answer twice. */
  apply_scheme (settings, inner);
}

static void
portal_ready_cb (GObject *object, GAsyncResult *result, gpointer settings)
{
  g_autoptr(GError) error = NULL;
  GDBusProxy *portal = g_dbus_proxy_new_for_bus_finish (result, &error);

  if (portal == NULL)
    {
      g_debug ("No settings portal: %s", error->message);
      return;
    }

  /* Kept for as long as the settings, which is as long as the display. */
  g_object_set_data_full (settings, "cuti-settings-portal", portal, g_object_unref);
  g_signal_connect (portal, "g-signal", G_CALLBACK (portal_signal_cb), settings);
  g_dbus_proxy_call (portal, "Read", g_variant_new ("(ss)", GROUP, KEY),
                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, scheme_read_cb, settings);
}

void
cuti_appearance_follow_system (GtkSettings *settings)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-interface-color-scheme"))
    return; /* GTK 4.20 or newer does it. */

  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION,
                            G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES |
                            G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START_AT_CONSTRUCTION,
                            NULL,
                            "org.freedesktop.portal.Desktop",
                            "/org/freedesktop/portal/desktop",
                            "org.freedesktop.portal.Settings",
                            NULL, portal_ready_cb, settings);
}

static gboolean
is_dark (GtkSettings *settings)
{
  const char *forced = g_getenv ("GTK_THEME"); /* stands above the settings */
  g_autofree char *name = NULL;
  gboolean prefer_dark;

  if (forced != NULL && *forced != '\0')
    return g_str_has_suffix (forced, "dark");

  g_object_get (settings,
                "gtk-application-prefer-dark-theme", &prefer_dark,
                "gtk-theme-name", &name,
                NULL);
  return prefer_dark || (name != NULL && g_str_has_suffix (name, "dark"));
}

static void
scheme_changed_cb (GtkSettings *settings, GParamSpec *pspec, GtkCssProvider *dark_colours)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (is_dark (settings))
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (dark_colours),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (dark_colours));
}

/**
 * cuti_appearance_load_style:
 *
 * Loads our style sheet, and from now on the dark colours while the theme is
 * dark.
 */
void
cuti_appearance_load_style (GdkDisplay *display)
{
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();
  g_autoptr(GtkCssProvider) dark_colours = gtk_css_provider_new ();
  GtkSettings *settings = gtk_settings_get_for_display (display);

  gtk_css_provider_load_from_resource (style, "/org/cutiplan/Cutiplan/style.css");
  gtk_css_provider_load_from_resource (dark_colours, "/org/cutiplan/Cutiplan/style-dark.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_signal_connect_object (settings, "notify::gtk-application-prefer-dark-theme",
                           G_CALLBACK (scheme_changed_cb), dark_colours, 0);
  g_signal_connect_object (settings, "notify::gtk-theme-name",
                           G_CALLBACK (scheme_changed_cb), dark_colours, 0);
  g_object_set_data_full (G_OBJECT (settings), "cuti-dark-colours", g_object_ref (dark_colours),
                          g_object_unref);
  scheme_changed_cb (settings, NULL, dark_colours);
}
