# SPDX-License-Identifier: GPL-3.0-or-later
#
# A program seen as a screen reader sees it (AT-SPI) and used as a keyboard
# uses it (xdotool). Nothing waits for time to pass: every wait is for a
# condition, and fails with a name when its deadline is over.

import os
import re
import shutil
import subprocess
import time

os.environ.pop('G_DEBUG', None)  # the program's; here libatspi warns of what has gone

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

DEADLINE = 20  # seconds: long enough for a loaded machine, and never spent on success

FOCUSED = 'object:state-changed:focused'

State = Atspi.StateType


class Failure(Exception):
    """What was expected and did not come."""


def check(condition, message):
    if not condition:
        raise Failure(message)


def environment(home):
    """Of a program with a home of its own, in which nothing moves or blinks, and no GL."""
    env = dict(os.environ, G_DEBUG='fatal-warnings', GDK_BACKEND='x11', GSK_RENDERER='cairo',
               GDK_DEBUG='gl-disable', GSETTINGS_BACKEND='memory', LC_ALL='C.UTF-8',
               HOME=str(home))
    # The file chooser of GTK leaks in libcloudproviders, of which a short stack does not tell.
    env['ASAN_OPTIONS'] = ':'.join(filter(None, (env.get('ASAN_OPTIONS'), 'detect_leaks=0')))
    for name, folder in (('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'),
                         ('XDG_CACHE_HOME', 'cache'), ('XDG_RUNTIME_DIR', 'run')):
        (home / folder).mkdir(mode=0o700, exist_ok=True)
        env[name] = str(home / folder)
    for name in ('GTK_A11Y', 'GTK_THEME', 'WAYLAND_DISPLAY'):
        env.pop(name, None)
    (home / 'config/gtk-4.0').mkdir(exist_ok=True)
    (home / 'config/gtk-4.0/settings.ini').write_text(
        '[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n')
    return env


def require_bus():
    """Raises OSError where there is no display, no keyboard to use or no accessibility bus."""
    if not os.environ.get('DISPLAY') or shutil.which('xdotool') is None:
        raise OSError('no display, or no xdotool')
    try:
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
            Gio.DBusCallFlags.NONE, -1, None)
    except GLib.Error as error:
        raise OSError(error.message) from error


def wait(condition, what, deadline=DEADLINE):
    """Returns the first true value of condition(); events are handled meanwhile."""
    context = GLib.MainContext.default()
    end = time.monotonic() + deadline
    while True:
        try:
            value = condition()
        except GLib.Error:  # what was looked at has just gone
            value = None
        if value:
            return value
        if Program.current is not None:
            Program.current.check_alive()
        if time.monotonic() > end:
            raise Failure('waited in vain for ' + what)
        # An event ends this at once; the timer is for what comes without one.
        timer = GLib.timeout_add(5, lambda: GLib.SOURCE_REMOVE)
        context.iteration(True)
        source = context.find_source_by_id(timer)
        if source is not None:
            source.destroy()


def has(accessible, state):
    return accessible.get_state_set().contains(state)


def role(accessible):
    return accessible.get_role_name()


def children(accessible):
    for i in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(i)
        if child is not None:
            yield child


def walk(accessible):
    """The accessible and all below it, from the top; what goes meanwhile is left out."""
    yield accessible
    try:
        below = list(children(accessible)) if role(accessible) != 'label' else []
    except GLib.Error:
        return
    for child in below:
        yield from walk(child)


def ancestors(accessible):
    while accessible is not None:
        yield accessible
        accessible = accessible.get_parent()


def find(root, wanted_role, name=None):
    return next((accessible for accessible in walk(root) if role(accessible) == wanted_role
                 and name in (None, accessible.get_name())), None)


def text_of(accessible):
    # GTK 4.8 answers an end of -1 with nothing.
    return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))


def labels(root):
    """All text that is on display below root."""
    return [accessible.get_name() for accessible in walk(root) if role(accessible) == 'label']


def bad_name(name):
    """Why a person who hears this name learns nothing, or None."""
    if not name.strip():
        return 'no name'
    # What a closed drop-down shows: inside its button, which has the name; Tab never stops there.
    if name == 'GtkListItemWidget':
        return None
    if re.match(r'(Gtk|Cuti)[A-Z]', name):
        return 'the name of a class'
    if name.endswith('-symbolic'):
        return 'the name of an icon'
    if re.search(r'(^|\s)_\w|\w_\w', name):
        return 'a stray underscore'
    half = len(name) // 2
    if len(name) % 2 and name[half] == ' ' and name[:half] == name[half + 1:]:
        return 'said twice'
    return None


def nameless(root):
    """
    All that can have the focus below root, and is not well named. What GTK calls a filler only
    says that it can: a pane divider, and the line that a closed drop-down shows.
    """
    found = []
    for accessible in walk(root):
        if has(accessible, State.FOCUSABLE) and role(accessible) != 'filler':
            found.extend(complaints(accessible))
    return found


def complaints(accessible):
    reason = bad_name(accessible.get_name())
    return ['%s “%s” in %s: %s' % (role(accessible), accessible.get_name(), place(accessible),
                                   reason)] if reason else []


def place(accessible):
    """The nearest names around it, for a message."""
    names = [a.get_name() for a in ancestors(accessible.get_parent())
             if a.get_name() and not bad_name(a.get_name())]
    return ' < '.join('“%s”' % name for name in names[:3])


def press(*keys):
    subprocess.run(['xdotool', 'key', '--delay', '0', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '1', '--', text], check=True)


class Program:
    """A running program, its windows and where its focus is."""

    current = None  # the one that all waiting is for

    def __init__(self, home, *command):
        self.moves = 0
        self.focus = None
        self.bad_names = []  # of where the focus came by press_and_follow()
        self.listener = Atspi.EventListener.new(self._focused)
        self.listener.register(FOCUSED)
        self.process = subprocess.Popen(list(map(str, command)), env=environment(home))
        # In the middle of the screen the pointer would take the focus in whatever opens below it.
        subprocess.run(['xdotool', 'mousemove', '3', '790'], check=True)
        Program.current = self
        self.app = wait(self._find_app, 'the program on the accessibility bus')
        self.app.set_cache_mask(Atspi.Cache.PARENT | Atspi.Cache.ROLE)  # what never changes
        wait(lambda: self.app.get_child_count(), 'a window')

    def _find_app(self):
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid:
                return app
        return None

    def _focused(self, event):
        try:
            if event.detail1 and event.source.get_process_id() == self.process.pid:
                self.focus = event.source
                self.moves += 1
        except GLib.Error:  # has the focus no longer
            pass

    def focus_now(self):
        """Where the focus is, also before it has ever moved."""
        if self.focus is None or not has(self.focus, State.FOCUSED):
            self.focus = next((a for a in walk(self.app) if has(a, State.FOCUSED)), None)
        return self.focus

    def check_alive(self):
        if self.process.poll() is not None:
            raise Failure('the program has ended, with %d' % self.process.returncode)

    def windows(self):
        return [window for window in children(self.app)
                if role(window) in ('frame', 'dialog', 'window')]

    def press_and_follow(self, key):
        """A key that moves the focus; returns where it is then."""
        while GLib.MainContext.default().iteration(False):  # no move that came before
            pass
        moves = self.moves
        press(key)
        wait(lambda: self.moves > moves and has(self.focus, State.FOCUSED),
             'the focus to move after ' + key)
        self.bad_names += complaints(self.focus)
        return self.focus

    def replace(self, at, text):
        press('ctrl+a')
        type_text(text)
        wait(lambda: text_of(at) == text, '“%s” in the field “%s”' % (text, at.get_name()))

    def tick(self, at, state=State.CHECKED):
        if not has(at, state):
            press('space')
            wait(lambda: has(at, state), '“%s” to be chosen' % at.get_name())

    def focused_name(self):
        """Of a line in an open list or menu; a line that has just lost the focus may be another's."""
        return self.focus.get_name() if has(self.focus, State.FOCUSED) else ''

    def go_down_to(self, name):
        while (here := wait(self.focused_name, 'a line with the focus')) != name:
            press('Down')
            wait(lambda: self.focused_name() not in ('', here), 'a line after “%s”' % here)

    def choose_in_list(self, at, label):
        self.press_and_follow('space')
        word = re.match(r'\w+', label)[0]
        type_text(word)  # which is searched for
        wait(lambda: word.lower() in self.focused_name().lower(), '“%s” to be found' % word)
        self.go_down_to(label)
        press('Return')
        wait(lambda: has(at, State.FOCUSED), 'the list of “%s” to close' % at.get_name())
        wait(lambda: label in labels(at), '“%s” to be chosen' % label)

    def choose_file(self, title, path):
        """
        The file chooser of GTK, by its name entry. What comes of it is to be waited for, and not
        by looking at windows: GTK 4.8 criticizes itself when one is looked at while it closes.
        """
        entry = wait(lambda: self.focused_in(title), 'the dialog “%s”' % title)
        press('ctrl+a')
        type_text(str(path))
        wait(lambda: text_of(entry) == str(path), 'the path in the dialog')
        press('Return')

    def focused_in(self, title):
        return next((entry for window in children(self.app) if window.get_name() == title
                     for entry in walk(window)
                     if role(entry) == 'text' and has(entry, State.FOCUSED)), None)

    def wait_for_end(self):
        Program.current = None  # whose end is a failure in any other wait
        return wait(lambda: self.process.poll() is not None, 'the program to end') \
            and self.process.returncode

    def stop(self):
        """Kills what a failed step has left behind."""
        Program.current = None
        self.listener.deregister(FOCUSED)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
