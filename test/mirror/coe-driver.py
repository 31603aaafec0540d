"""Runs `openstack coe` for many command lines, one JSON object per line:
{"argv": [...], "columns": 80} in, {"code": 0, "stdout": "..."} out. The first line of output reports a successful login.

One interpreter and one login serve all lines, as in openstack's interactive mode, so a command takes milliseconds,
not seconds."""

import contextlib
import io
import json
import logging
import os
import sys

from openstackclient import shell

app = shell.OpenStackShell()
app.stdout = io.StringIO()
app.run(["coe", "service", "list"])
logging.disable()  # error messages are not compared


def size(columns):
    """Replaces os.get_terminal_size: a terminal exists only if the line has columns."""
    if columns is None:
        raise OSError("no terminal")
    return os.terminal_size((columns, 24))


def run(line):
    app.stdout = io.StringIO()
    os.get_terminal_size = lambda *_: size(line.get("columns"))
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            code = app.run_subcommand(["coe", *line["argv"]])
        except SystemExit as exit:
            code = exit.code
    return {"code": code, "stdout": app.stdout.getvalue()}


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


say("ready")
for line in sys.stdin:
    say(run(json.loads(line)))
