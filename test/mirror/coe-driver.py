"""Runs `openstack coe` for many command lines, one JSON object a line:
{"argv": [...], "columns": 80} in, {"code": 0, "stdout": "..."} out. The first line out says that it is logged in.

One interpreter and one login serve them all, as in openstack's interactive mode: a command takes milliseconds
then, not seconds."""

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
logging.disable()  # what a command has to say of its failure is not compared


def size(columns):
    """Stands in for os.get_terminal_size: there is a terminal only where a line says so."""
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
