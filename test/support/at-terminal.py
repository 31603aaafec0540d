"""Runs a command in a pseudo-terminal and reports how it ended, as JSON.

at-terminal.py COLUMNS PATTERN ACTION COMMAND…: performs ACTION once the output matches the regular expression PATTERN:
`close` hangs up, `press:X` types X, `send:X` sends signal X, `resize:X` sets the width to X columns.
"""
import fcntl, json, os, pty, re, select, signal, struct, sys, termios, time

columns, pattern, action = int(sys.argv[1]), sys.argv[2], sys.argv[3]
patience = 20


def resize(terminal, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24 if columns else 0, columns, 0, 0))


pid, terminal = pty.fork()
if pid == 0:
    # Start the command only after the parent has set the size.
    sys.stdin.readline()
    os.execvp(sys.argv[4], sys.argv[4:])
resize(terminal, columns)
before = termios.tcgetattr(terminal)
os.write(terminal, b'\n')
output, acted, after, status = b'', False, None, None
end = time.time() + patience
while status is None:
    if terminal is not None and select.select([terminal], [], [], 0.05)[0]:
        try:
            output += os.read(terminal, 65536)
        except OSError:
            pass
    elif terminal is None:
        time.sleep(0.05)
    if not acted and re.search(pattern, output.decode(errors='replace')):
        acted = True
        kind, _, word = action.partition(':')
        if kind == 'close':
            os.close(terminal)
            terminal = None
        elif kind == 'press':
            os.write(terminal, word.encode().decode('unicode_escape').encode())
        elif kind == 'send':
            os.kill(pid, signal.Signals['SIG' + word])
        elif kind == 'resize':
            resize(terminal, int(word))
        end = time.time() + patience
    if time.time() > end:
        os.kill(pid, signal.SIGKILL)
    done, ended = os.waitpid(pid, os.WNOHANG)
    status = ended if done else None
while terminal is not None and select.select([terminal], [], [], 0)[0]:
    try:
        output += os.read(terminal, 65536)
    except OSError:
        break
text = output.decode(errors='replace')
shown = [m.group(1) for m in re.finditer('\x1b\\[\\?25([hl])', text)]
print(json.dumps({
    'acted': acted,
    'code': os.waitstatus_to_exitcode(status),
    'bytes': len(output),
    'cursor': 'shown' if not shown or shown[-1] == 'h' else 'hidden',
    'mode': 'lost' if terminal is None else 'as before' if termios.tcgetattr(terminal) == before else 'changed',
    'text': text[-2000:],
}))
