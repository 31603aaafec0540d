"""Runs python-magnumclient's `magnum` for many command lines, one JSON object per line:
{"argv": [...], "env": {...}, "cwd": "..."} in, {"code": 0, "stdout": "...", "stderr": "..."} out.
The first line of output is the client's grammar, read from its parsers.

Starting Python and loading the client takes most of a second, so it is loaded once and every command line
runs in a forked child. The fork isolates the client's state: it modifies its column tables and reads the
environment in many places."""

import argparse
import json
import os
import sys
import tempfile

import keystoneauth1.identity  # noqa: F401
import os_client_config  # noqa: F401
from keystoneauth1 import loading
from magnumclient import shell

# Load in advance what the first login would load.
for name in loading.get_available_plugin_names():
    loading.get_plugin_loader(name)


def describe(parser):
    return [
        {
            "flags": action.option_strings,
            "dest": action.dest,
            "takesValue": action.nargs != 0,
            "nargs": action.nargs if isinstance(action.nargs, str) else None,
            "integer": action.type is int,
            "choices": action.choices,
            "required": action.required,
        }
        for action in parser._actions
        if not isinstance(action, (argparse._HelpAction, argparse._SubParsersAction))
    ]


def grammar():
    program = shell.OpenStackMagnumShell()
    parser = program.get_subcommand_parser("1")
    return {
        "globals": describe(parser),
        "commands": {name: describe(sub) for name, sub in program.subcommands.items()},
    }


def child(case, out, err):
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.chdir(case["cwd"])
    os.environ.clear()
    os.environ.update(case["env"])
    sys.argv = ["magnum", *case["argv"]]
    code = 0
    try:
        shell.main()
    except SystemExit as exit:
        code = exit.code if isinstance(exit.code, int) else 0 if exit.code is None else 1
    except BaseException as error:
        print(repr(error), file=sys.stderr)
        code = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run(case):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if pid == 0:
            child(case, out, err)
        _, status = os.waitpid(pid, 0)
        out.seek(0)
        err.seek(0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "stdout": out.read().decode("utf-8", "replace"),
            "stderr": err.read().decode("utf-8", "replace"),
        }


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


say(grammar())
for line in sys.stdin:
    say(run(json.loads(line)))
