#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The whole path in a real window: answer by keyboard, read the plan, accept an
# item, save, quit, and open the case again. Inside xvfb-run and dbus-run-session:
#   test_whole_path.py CUTIPLAN CUTIPLAN-CLI RESOURCES
# Exits with 77 where there is no display or no accessibility bus.

import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

PROGRAM, CLI, RESOURCES = (Path(argument).resolve() for argument in sys.argv[1:4])
KNOWLEDGE = json.loads((RESOURCES / 'knowledge/facts.json').read_text())
FACTS = {fact['id']: fact for fact in KNOWLEDGE['facts']}
BY_LABEL = {fact['label']: fact for fact in KNOWLEDGE['facts']}
GROUPS = [group['id'] for group in KNOWLEDGE['groups']]
ADVICE = {item['id']: item
          for path in sorted((RESOURCES / 'knowledge/advice').rglob('*.json'))
          for item in json.loads(path.read_text())['advice']}

HOME = tempfile.TemporaryDirectory(prefix='cutiplan-path-')
FOLDER = Path(HOME.name)


def make_home():
    """A home of its own, in which nothing moves or blinks; before GTK or AT-SPI are loaded."""
    for name, folder in (('HOME', ''), ('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'),
                         ('XDG_CACHE_HOME', 'cache'), ('XDG_RUNTIME_DIR', 'run')):
        (FOLDER / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(FOLDER / folder)
    (FOLDER / 'config/gtk-4.0').mkdir()
    (FOLDER / 'config/gtk-4.0/settings.ini').write_text(
        '[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n')
    for name in ('G_DEBUG', 'GTK_A11Y', 'GTK_THEME', 'WAYLAND_DISPLAY'):
        os.environ.pop(name, None)
    os.environ.update(GDK_BACKEND='x11', GSK_RENDERER='cairo', GDK_DEBUG='gl-disable',
                      GSETTINGS_BACKEND='memory', LC_ALL='C.UTF-8')


make_home()

try:
    from atspi_driver import (Failure, Program, State, ancestors, bad_name, children, find, has,
                              labels, nameless, press, require_bus, role, text_of, type_text, wait,
                              walk)
    require_bus()
except (ImportError, ValueError, OSError) as error:
    print('skipped: AT-SPI cannot start here: %s' % error)
    sys.exit(77)

CASE = 'case'  # stands for the lesion of what is asked but once
PENDING = {'missing': 'pending'}
PENDING_LABEL = 'Result Pending'
MENU = 'Clear or give a reason: '
NONE = 'None of these'
SIGNER = 'Dr A. Jones'

IDENTITY = {'Family name': 'Example', 'Given name': 'Ada'}  # names of fields: what is typed
ANSWERS = {
    (CASE, 'case.question'): 'Which local treatment first?',
    (CASE, 'patient.sex'): 'female',
    (CASE, 'patient.weight_kg'): 61.5,
    (CASE, 'patient.ecog'): 1,
    (CASE, 'patient.conditions'): [],
    (CASE, 'patient.allergies'): ['iodine', 'adhesive'],
    (CASE, 'disease.skin_status'): 'proven',
    (CASE, 'primary.site'): 'breast',
    (CASE, 'biomarker.hormone_receptors'): 'positive',
    (CASE, 'biomarker.her2'): PENDING,
    (CASE, 'lesions.complete'): True,
    (CASE, 'lesions.number'): 1,
    ('1', 'lesion.site'): 'chest-wall',
    ('1', 'lesion.histology'): 'metastasis',
    ('1', 'lesion.changing'): True,
    ('1', 'lesion.max_diameter_mm'): 18,
    ('1', 'lesion.relations'): [],
    ('1', 'lesion.resectable'): 'no',
    ('1', 'lesion.previous_rt'): 'tolerated',
    ('1', 'lesion.rt_ended_on'): '2019-06-21',
    ('1', 'lesion.painful'): False,
    ('1', 'lesion.bleeding'): 'contact',
    ('1', 'lesion.wound'): 'ulcerated',
}


def check(condition, message):
    if not condition:
        raise Failure(message)


def cli(*arguments):
    done = subprocess.run([str(CLI), *map(str, arguments)], check=True, capture_output=True,
                          text=True)
    return json.loads(done.stdout)


def question_at(accessible):
    """The fact that is asked where the focus is, and the id of the lesion or CASE; or None."""
    names = [around.get_name() for around in ancestors(accessible) if role(around) == 'list item']
    fact = next((BY_LABEL[name]['id'] for name in names if name in BY_LABEL), None)
    lesion = next((name.split(':')[0].removeprefix('Lesion ') for name in names
                   if name.startswith('Lesion ')), CASE)
    return fact and (lesion, fact)


def row_at(accessible, fact):
    return next(around for around in ancestors(accessible)
                if role(around) == 'list item' and around.get_name() == FACTS[fact]['label'])


def choice_labels(fact, ids):
    return [choice['label'] for choice in fact['choices'] if choice['id'] in ids]


class Typist:
    """Goes from field to field by Tab and answers what is still to be answered."""

    def __init__(self, program, pages):
        self.program = program
        self.pages = pages
        self.left = dict(ANSWERS)
        self.identity = dict(IDENTITY)

    def fill(self, number, page):
        """One page, from its first field to its last; again where an answer brought up a row."""
        before = None
        while (left := self.count_left(page)) not in (0, before):
            before = left
            self.pass_through(number, page)

    def count_left(self, page):
        """Questions about a lesion stand all on the page of the lesions."""
        here = sum((page == 'lesions') if lesion != CASE else FACTS[fact]['group'] == page
                   for lesion, fact in self.left)
        return here + (len(self.identity) if page == 'patient' else 0)

    def pass_through(self, number, page):
        at = self.program.press_and_follow('ctrl+%d' % (number + 1))
        while self.count_left(page) and any(around == self.pages for around in ancestors(at)):
            question = question_at(at)
            if question in self.left:
                self.answer(at, question)
            elif question is None and role(at) == 'text' and at.get_name() in self.identity:
                self.replace(at, self.identity.pop(at.get_name()))
            at = self.program.press_and_follow('Tab')

    def replace(self, at, text):
        press('ctrl+a')
        type_text(text)
        wait(lambda: text_of(at) == text, '“%s” in the field “%s”' % (text, at.get_name()))

    def tick(self, at, state=State.CHECKED):
        if not has(at, state):
            press('space')
            wait(lambda: has(at, state), '“%s” to be chosen' % at.get_name())

    def answer(self, at, question):
        answer, fact = self.left[question], FACTS[question[1]]
        if at.get_name().startswith(MENU):
            if answer is PENDING:
                self.give_reason(at, question)
        elif answer is not PENDING and not at.get_name().startswith('Why is this asked? '):
            if getattr(self, 'answer_' + fact['type'])(at, fact, answer):
                del self.left[question]

    def focused_name(self):
        """Of a line in an open list or menu; a line that has just lost the focus may be another's."""
        focus = self.program.focus
        return focus.get_name() if has(focus, State.FOCUSED) else ''

    def go_down_to(self, name):
        while (here := wait(self.focused_name, 'a line with the focus')) != name:
            press('Down')
            wait(lambda: self.focused_name() not in ('', here), 'a line after “%s”' % here)

    def give_reason(self, at, question):
        self.program.press_and_follow('space')
        self.go_down_to(PENDING_LABEL)
        press('Return')
        row = row_at(at, question[1])
        wait(lambda: any(text.startswith('No answer: ') for text in labels(row)),
             'the reason to show in the row “%s”' % row.get_name())
        wait(lambda: has(at, State.FOCUSED), 'the focus to come back to “%s”' % at.get_name())
        del self.left[question]

    def answer_boolean(self, at, fact, value):
        if at.get_name() != ('Yes' if value else 'No'):
            return False
        self.tick(at, State.PRESSED)
        return True

    def answer_choice(self, at, fact, value):
        label, = choice_labels(fact, [value])
        if role(at) != 'check box':
            self.choose_in_list(at, label)
        elif at.get_name() == label:
            self.tick(at)
        else:
            return False
        return True

    def choose_in_list(self, at, label):
        self.program.press_and_follow('space')
        word = re.match(r'\w+', label)[0]
        type_text(word)  # which is searched for
        wait(lambda: word.lower() in self.focused_name().lower(), '“%s” to be found' % word)
        self.go_down_to(label)
        press('Return')
        wait(lambda: has(at, State.FOCUSED), 'the list of “%s” to close' % at.get_name())
        wait(lambda: label in labels(at), '“%s” to be chosen' % label)

    def answer_choices(self, at, fact, value):
        wanted = choice_labels(fact, value) or [NONE]
        if at.get_name() in wanted:
            self.tick(at)
        return at.get_name() == wanted[-1]

    def answer_number(self, at, fact, value):
        if role(at) != 'text':
            return False
        self.replace(at, str(value))
        return True

    answer_integer = answer_date = answer_text = answer_number


class WholePath:
    """The steps, in order; each leaves the window as the next one needs it."""

    program = None

    def __init__(self):
        self.saved = FOLDER / 'ada.cutiplan'

    def start(self, *arguments):
        self.program = Program(str(PROGRAM), *map(str, arguments))
        wait(self.program.focus_now, 'the window to have the focus')
        self.window = self.program.windows()[0]
        self.tab_list = find(self.window, 'page tab list')
        self.notebook = next(around for around in ancestors(self.tab_list)
                             if around.get_name() == 'Plan')
        self.panels = self.notebook.get_child_at_index(1)
        tasks = find(self.window, 'list', 'Pages of the form')
        self.pages = next(around for around in ancestors(tasks)
                          if role(around) == 'scroll pane').get_parent().get_child_at_index(2)

    def bars(self):
        """What is said above and below form and plan: headers, banner, notices, next question."""
        content, header = children(self.window)
        return labels(header) + [text for bar in children(content) if role(bar) != 'filler'
                                 for text in labels(bar)]

    def page(self, group):
        """Goes to a page of the form; returns what is on it."""
        number = GROUPS.index(group)
        self.program.press_and_follow('ctrl+%d' % (number + 1))
        return list(children(self.pages))[number]

    def selected_tab(self):
        tabs = [tab for tab in children(self.tab_list) if role(tab) == 'page tab']
        return next(i for i, tab in enumerate(tabs) if has(tab, State.SELECTED))

    def panel(self, number):
        return self.panels.get_child_at_index(number)

    def cards(self, number):
        return [row for row in walk(self.panel(number)) if role(row) == 'list item']

    def show_tab(self, number):
        """By F6 into the plan, then by the keys that tabs have everywhere."""
        while not has(self.notebook, State.FOCUSED):
            self.program.press_and_follow('F6')
        while (selected := self.selected_tab()) != number:
            press('ctrl+Page_Down')
            wait(lambda: self.selected_tab() != selected, 'the next tab')

    def go_to_card(self, name):
        """From the first tab that has the card into it, by Tab."""
        number = wait(lambda: self.tab_of(name), 'a card that begins with “%s”' % name)
        self.show_tab(number)
        while not (role(at := self.program.press_and_follow('Tab')) == 'list item'
                   and at.get_name().startswith(name)):
            check(any(around == self.notebook for around in ancestors(at)),
                  'the focus left the plan before it came to “%s”' % name)
        return at

    def tab_of(self, name):
        """Never the first, which is the overview of the others."""
        return next((number for number in range(1, self.panels.get_child_count())
                     if any(card.get_name().startswith(name) for card in self.cards(number))), None)

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
        return next((entry for window in children(self.program.app) if window.get_name() == title
                     for entry in walk(window)
                     if role(entry) == 'text' and has(entry, State.FOCUSED)), None)

    # Steps ------------------------------------------------------------------------------------

    def starts_with_an_empty_case(self):
        self.start()
        check('Not saved yet' in self.bars(), 'the window does not say “Not saved yet”')
        check(self.tab_of('Recommended: ') is None, 'the plan recommends before anything is known')

    def takes_answers_by_keyboard(self):
        typist = Typist(self.program, self.pages)
        for number, page in enumerate(GROUPS):
            if page == 'lesions':
                self.add_lesion(number)
            typist.fill(number, page)
        check(not typist.identity and not typist.left, 'no field was found for %s' %
              ', '.join([*typist.identity, *(' '.join(question) for question in typist.left)]))

    def add_lesion(self, number):
        at = self.program.press_and_follow('ctrl+%d' % (number + 1))
        while at.get_name() != 'Add Lesion':
            at = self.program.press_and_follow('Tab')
        header = self.program.press_and_follow('space')
        check(header.get_name() == 'Lesion 1', 'the focus is on “%s”' % header.get_name())

    def accepts_a_recommended_item_by_its_key(self):
        card = self.go_to_card('Recommended: ')
        self.card_name = card.get_name()
        entry = self.program.press_and_follow('a')
        check(entry.get_name().startswith('Your name'), 'asked was “%s”' % entry.get_name())
        type_text(SIGNER)
        wait(lambda: text_of(entry) == SIGNER, 'the name in its field')
        press('Return')
        self.check_response(card)

    def check_response(self, card):
        said = 'Accepted by %s, ' % SIGNER
        wait(lambda: any(text.startswith(said) for text in labels(card)), '“%s…” on the card' % said)
        check(card.get_description().startswith(said), 'a screen reader says “%s”' % card.get_description())

    def names_every_place(self):
        """All that was met by Tab, and all that can have the focus in what has been shown."""
        bad = self.program.bad_names + nameless(self.window)
        check(not bad, '%d places have no good name: %s' % (len(bad), '; '.join(bad[:20])))

    def saves_and_quits(self):
        press('ctrl+s')
        self.choose_file('Save Case', self.saved)
        wait(lambda: any(text.startswith('Saved ') for text in self.bars()), '“Saved …”')
        self.quit()

    def quit(self):
        press('ctrl+q')
        check(self.program.wait_for_end() == 0, 'the program did not end well')
        self.program.stop()

    def saved_what_was_entered(self):
        case = json.loads(self.saved.read_text())
        check({'family': 'Example', 'given': 'Ada'}.items() <= case['patient'].items(),
              'the patient was saved as %s' % case['patient'])
        check([lesion['id'] for lesion in case['lesions']] == ['1'], 'other lesions were saved')
        for (lesion, fact), entered in ANSWERS.items():
            facts = case['facts'] if lesion == CASE else case['lesions'][0]['facts']
            answer = facts.get(fact)
            saved = answer.get('value', answer) if isinstance(answer, dict) else answer
            same = sorted(saved or []) == sorted(entered) if isinstance(entered, list) else saved == entered
            check(same and answer is not None, '%s was saved as %s, not %s' % (fact, answer, entered))

    def agrees_with_the_command_line(self):
        verdict, title = self.card_name.split(' (Lesion ')[0].split(': ', 1)
        plan = [item for item in cli('plan', self.saved, '--format', 'json')['advice']
                if ADVICE[item['id']]['title'] == title]
        check({item['verdict'] for item in plan} == {verdict.lower()},
              '“%s” on screen, and from the command line %s' % (self.card_name, plan))
        responses = json.loads(self.saved.read_text())['responses']
        check([(response['advice'], response['answer'], response['by']) for response in responses]
              == [(plan[0]['id'], 'accepted', SIGNER)], 'responses were saved as %s' % responses)

    def opens_the_case_again(self):
        self.start(self.saved)
        check('No changes' in self.bars(), 'a case just opened counts as changed')
        self.check_text('patient', 'Family name', 'Example')
        self.check_text('patient', FACTS['patient.weight_kg']['label'], '61.5')
        self.check_text('lesions', FACTS['lesion.max_diameter_mm']['label'], '18')
        page = self.page('primary')
        check('Breast' in labels(find(page, 'push button', FACTS['primary.site']['label'])),
              'the primary is lost')
        check('No answer: Pending' in labels(find(page, 'list item', FACTS['biomarker.her2']['label'])),
              'the reason is lost')
        self.check_response(self.go_to_card(self.card_name))
        self.quit()

    def check_text(self, group, name, expected):
        shown = text_of(find(self.page(group), 'text', name))
        check(shown == expected, '“%s” is now “%s”, not “%s”' % (name, shown, expected))

    def run(self):
        steps = [
            self.starts_with_an_empty_case, self.takes_answers_by_keyboard,
            self.accepts_a_recommended_item_by_its_key, self.names_every_place,
            self.saves_and_quits, self.saved_what_was_entered, self.agrees_with_the_command_line,
            self.opens_the_case_again,
        ]
        try:
            for step in steps:
                name = step.__name__.replace('_', ' ')
                step()
                print('ok: ' + name, flush=True)
        except Exception:
            print('failed: %s\n%s' % (name, traceback.format_exc()), flush=True)
            return 1
        finally:
            if self.program is not None:
                self.program.stop()
        return 0


sys.exit(WholePath().run())
