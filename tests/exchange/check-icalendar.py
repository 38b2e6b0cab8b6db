#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the calendars of cutiplan-cli as strictly as RFC 5545 is written.

check-icalendar.py CLI CASE...
"""

import datetime
import json
import re
import subprocess
import sys

LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,\x00-\x1f]*))*):(.*)', re.S)
TEXT = re.compile(r'(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*')
RULE = re.compile(r'FREQ=MONTHLY;INTERVAL=([1-9]\d*)(?:;UNTIL=(\d{8}))?'
                  r'(?:;BYMONTHDAY=28((?:,29)?(?:,30)?(?:,31)?);BYSETPOS=-1)?')
ONCE = ["UID", "DTSTAMP", "DTSTART", "RRULE", "SUMMARY", "DESCRIPTION", "CLASS", "STATUS", "TRANSP"]


def lines(data):
    assert data.endswith(b"\r\n"), "the last line does not end in CRLF"
    physical = data[:-2].split(b"\r\n")
    for line in physical:
        assert b"\r" not in line and b"\n" not in line, f"bare line break: {line!r}"
        assert 0 < len(line) <= 75, f"{len(line)} octets: {line!r}"
        line.decode("utf-8")
    logical = []
    for line in physical:
        if line.startswith(b" "):
            logical[-1] += line[1:]
        else:
            logical.append(line)
    return [line.decode("utf-8") for line in logical]


def properties(data):
    for line in lines(data):
        match = LINE.fullmatch(line)
        assert match, f"no content line: {line!r}"
        yield match[1].upper(), match[2], match[3]


def components(data):
    """(name, [(property, parameters, value)], children), nested as in the file."""
    stack = [("", [], [])]
    for name, parameters, value in properties(data):
        if name == "BEGIN":
            stack.append((value, [], []))
        elif name == "END":
            done = stack.pop()
            assert done[0] == value, f"{done[0]} ends as {value}"
            stack[-1][2].append(done)
        else:
            stack[-1][1].append((name, parameters, value))
    assert len(stack) == 1 and not stack[0][1] and len(stack[0][2]) == 1
    return stack[0][2][0]


def date(text):
    assert re.fullmatch(r"\d{8}", text), text
    return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))


def last_day(year, month):
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day


def check_rule(rule, start):
    match = RULE.fullmatch(rule)
    assert match, rule
    day = int(match[3].split(",")[-1] or 28) if match[3] is not None else start.day
    assert start.day == min(day, last_day(start.year, start.month)), "the first day is not of the rule"
    assert match[3] is not None or day <= 28, "months without this day would be skipped"
    if match[2]:
        assert date(match[2]) >= start, "it ends before it begins"


def check_event(event):
    name, entries, children = event
    assert name == "VEVENT" and not children
    values = {}
    for key in ONCE:
        found = [entry for entry in entries if entry[0] == key]
        assert len(found) == 1, f"{len(found)} times {key}"
        values[key] = found[0]
    assert re.fullmatch(r"\d{8}T\d{6}Z", values["DTSTAMP"][2])
    assert values["DTSTART"][1] == ";VALUE=DATE"
    start = date(values["DTSTART"][2])
    check_rule(values["RRULE"][2], start)
    for key in ("SUMMARY", "DESCRIPTION"):
        assert TEXT.fullmatch(values[key][2]), values[key][2]
    assert values["CLASS"][2] == "CONFIDENTIAL" and values["STATUS"][2] == "TENTATIVE"
    return values


def run(cli, path, *options):
    return subprocess.run([cli, "plan", path, "--format", "ics", *options], capture_output=True,
                          env={"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1750000000"}, check=False)


def check(cli, path):
    with open(path, encoding="utf-8") as file:
        patient = json.load(file)["patient"]
    first, second, named = run(cli, path), run(cli, path), run(cli, path, "--with-name")
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout, "two runs differ"

    name, entries, events = components(first.stdout)
    assert name == "VCALENDAR"
    assert ("VERSION", "", "2.0") in entries
    assert [key for key, _, _ in entries].count("PRODID") == 1
    values = [check_event(event) for event in events]
    assert values and len({value["UID"][2] for value in values}) == len(values)
    assert all(value["DTSTAMP"][2] == "20250615T150640Z" for value in values)

    for word in (patient["family"], patient["given"], patient["identifier"]["value"]):
        assert word.lower() not in first.stdout.decode().lower(), f"{word} stands in the calendar"
    summaries = [check_event(event)["SUMMARY"][2] for event in components(named.stdout)[2]]
    assert all(patient["given"] in summary for summary in summaries)
    assert b"names the patient" in named.stderr and b"names the patient" not in first.stderr


for case in sys.argv[2:]:
    check(sys.argv[1], case)
