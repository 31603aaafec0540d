import { fstatSync, readFileSync, statSync, write, writeSync } from 'node:fs'
import type { Ora } from 'ora'
import { MagnumError, systemErrorCode } from '../foundation/errors'
import {
  type Environment,
  type Host,
  Interrupt,
  isDumb,
  ReaderGone,
  type Manner,
  type OutputStream,
  type Spinner,
} from '../foundation/host'
import { visibleLines } from '../output/sanitise'

/** Minimum width of a terminal for a spinner's text. */
const narrowest = 20

/**
 * Standard output or error of a real process. Opens the stream only for a terminal, because loading it takes longer
 * than most commands.
 *
 * @param terminal notified when the terminal is gone, and restored while the program is stopped
 */
export function outputStream(
  fd: 1 | 2,
  open: () => NodeJS.WriteStream,
  env: Environment,
  terminal: { hasHungUp: () => void; whileStopped: Host['whileStopped'] },
): OutputStream {
  let opened: NodeJS.WriteStream | undefined
  let spinner: Ora | undefined
  let put: Put | undefined
  const noticeHangUp = (error: unknown) => {
    const isHangUp = systemErrorCode(error) === 'EIO' && couldBeTerminal(fd)
    if (isHangUp) terminal.hasHungUp()
    return isHangUp
  }
  const stream = () => {
    if (!opened) {
      opened = open()
      // Without a listener, an EPIPE between two writes would be an uncaught exception.
      opened.on('error', noticeHangUp)
    }
    return opened
  }
  const isTerminal = () => couldBeTerminal(fd) && stream().isTTY
  // Serial lines, and containers that are not yet attached, report 0 columns and rows: unknown.
  const size = (side: 'columns' | 'rows') => (isTerminal() && stream()[side]) || undefined
  return {
    get isTerminal() {
      return isTerminal()
    },
    get columns() {
      return size('columns')
    },
    get rows() {
      return size('rows')
    },
    onResize(then) {
      const to = stream()
      to.on('resize', then)
      return () => void to.off('resize', then)
    },
    async write(text, manner = {}) {
      const guarded = guardedText(text, manner, isTerminal)
      spinner?.clear()
      try {
        // Messages are not awaited, and short: writing them on threads could change their order.
        put ??= fd === 1 && isPipe(fd) ? putOnThread : putNow
        const left = await writeAccepted(fd, guarded, put)
        if (left) await writeLater(stream(), left)
      } catch (error) {
        throw noticeHangUp(error) ? new Interrupt('SIGHUP') : writingFailed(error)
      }
      spinner?.render()
    },
    async spin(text, { colour }) {
      if (isDumb(env) || env['CI'] || (size('columns') ?? 0) < narrowest || isInBackground()) return undefined
      spinner = await openSpinner(text, stream(), colour)
      return spinnerOf(spinner, terminal.whileStopped, () => (spinner = undefined))
    },
  }
}

async function openSpinner(text: string, stream: NodeJS.WriteStream, colour: boolean): Promise<Ora> {
  const { default: ora } = await import('ora')
  return ora({
    text: visibleLines(text),
    stream: withColumns(stream),
    // Otherwise ora would switch the terminal to raw mode and swallow Ctrl-C.
    discardStdin: false,
    color: colour && 'cyan',
  }).start()
}

function spinnerOf(spinner: Ora, whileStopped: Host['whileStopped'], forget: () => void): Spinner {
  const start = () => {
    if (!spinner.isSpinning && !isInBackground()) spinner.start()
  }
  const release = whileStopped({ leave: () => spinner.stop(), resume: start })
  return {
    say: (line) => {
      spinner.text = visibleLines(line)
      start()
    },
    stop: () => {
      release()
      spinner.stop()
      forget()
    },
  }
}

/** Whether the shell runs the program as a background job: its spinner would overwrite what the user types. Linux only. */
function isInBackground(): boolean {
  try {
    // proc_pid_stat(5): after the name in parentheses, the third field is the process group, the sixth the terminal's.
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return Number(foreground) > 0 && group !== foreground
  } catch {
    return false
  }
}

/** Escapes text. All output passes here, so that nothing from a server reaches a terminal unescaped. */
export function guardedText(
  text: string,
  { verbatim = false, decorate = (harmless) => harmless }: Manner,
  isTerminal: () => boolean,
): string {
  return decorate(verbatim && !isTerminal() ? text : visibleLines(text))
}

/** A proxy of the stream for ora, which divides by `columns`: these may become 0 at any time. */
function withColumns(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return Object.create(stream, { columns: { get: () => stream.columns || 80 } }) as NodeJS.WriteStream
}

function isPipe(fd: number): boolean {
  const file = fstatSync(fd)
  return file.isFIFO() || file.isSocket()
}

/** Rules out files, pipes and `/dev/null` without opening a stream. */
export function couldBeTerminal(fd: number): boolean {
  try {
    const file = fstatSync(fd)
    return file.isCharacterDevice() && file.rdev !== statSync('/dev/null').rdev
  } catch {
    return false
  }
}

/** Writes what the operating system accepts. @returns the number of bytes */
type Put = (fd: number, text: string | Buffer) => number | Promise<number>

const putNow: Put = (fd, text) => (typeof text === 'string' ? writeSync(fd, text) : writeSync(fd, text))

/** On a thread, because the main one could not receive a signal while it waits for the reader of a full pipe. */
const putOnThread: Put = (fd, text) =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, written: number) => (error ? reject(error) : resolve(written))
    if (typeof text === 'string') write(fd, text, done)
    else write(fd, text, done)
  })

/** @returns the rest if a pipe is full and set not to wait */
async function writeAccepted(fd: number, text: string, put: Put): Promise<Buffer | undefined> {
  let left: Buffer | undefined
  try {
    // As a string: buffers of a long list would use memory until they are collected.
    const written = await put(fd, text)
    if (written === Buffer.byteLength(text)) return undefined
    left = Buffer.from(text).subarray(written)
    while (left.length > 0) left = left.subarray(await put(fd, left))
    return undefined
  } catch (error) {
    if (systemErrorCode(error) === 'EAGAIN') return left ?? Buffer.from(text)
    throw error
  }
}

function writeLater(stream: NodeJS.WriteStream, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

function writingFailed(error: unknown): Error {
  const code = systemErrorCode(error)
  if (code === 'EPIPE') return new ReaderGone('the reader of the output is gone')
  const reason = error instanceof Error ? error.message : String(error)
  return new MagnumError('failed', `The output cannot be written: ${reason}`, { cause: error })
}
