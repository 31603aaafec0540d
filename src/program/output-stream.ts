import { fstatSync, statSync, writeSync } from 'node:fs'
import type { Ora } from 'ora'
import { MagnumError, systemErrorCode } from '../foundation/errors'
import {
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
  env: Readonly<Record<string, string | undefined>>,
  terminal: { hasHungUp: () => void; whileStopped: Host['whileStopped'] },
): OutputStream {
  let opened: NodeJS.WriteStream | undefined
  let spinner: Ora | undefined
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
        const left = writeNow(fd, guarded)
        if (left) await writeLater(stream(), left)
      } catch (error) {
        throw noticeHangUp(error) ? new Interrupt('SIGHUP') : writingFailed(error)
      }
      spinner?.render()
    },
    async spin(text, { colour }) {
      if (isDumb(env) || env['CI'] || (size('columns') ?? 0) < narrowest) return undefined
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
  const release = whileStopped({ leave: () => spinner.stop(), resume: () => spinner.start() })
  return {
    say: (line) => (spinner.text = visibleLines(line)),
    stop: () => {
      release()
      spinner.stop()
      forget()
    },
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

/** Rules out files, pipes and `/dev/null` without opening a stream. */
export function couldBeTerminal(fd: number): boolean {
  try {
    const file = fstatSync(fd)
    return file.isCharacterDevice() && file.rdev !== statSync('/dev/null').rdev
  } catch {
    return false
  }
}

/** Writes what the operating system accepts at once. @returns the rest if a pipe is full */
function writeNow(fd: number, text: string): Buffer | undefined {
  let left: Buffer | undefined
  try {
    // As a string: buffers of a long list would use memory until they are collected.
    const written = writeSync(fd, text)
    if (written === Buffer.byteLength(text)) return undefined
    left = Buffer.from(text).subarray(written)
    while (left.length > 0) left = left.subarray(writeSync(fd, left))
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
