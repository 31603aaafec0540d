import { readFileSync } from 'node:fs'

/** What the program knows of the world outside: the only door to `process`. Tests hand in their own. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: () => string
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly stdin: InputStream
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after so many milliseconds; rejects with the signal's reason when aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Aborted by SIGINT or SIGTERM; the reason is an `Interrupt`. */
  readonly interrupted: AbortSignal
}

export interface OutputStream {
  readonly isTerminal: boolean
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined
  /** Resolves when the text has been handed to the operating system. */
  write(text: string): Promise<void>
}

export interface InputStream {
  readonly isTerminal: boolean
  /** All of standard input, as UTF-8. */
  read(): string
}

/** The signal that ended the program. */
export class Interrupt extends Error {
  constructor(readonly signal: 'SIGINT' | 'SIGTERM') {
    super(signal === 'SIGINT' ? 'Interrupted' : 'Terminated')
  }
}

/** The reader of the output has gone: a closed pipe ends the program quietly. */
export class ReaderGone extends Error {}

function outputStream(stream: NodeJS.WriteStream): OutputStream {
  // Without a listener an EPIPE that arrives between two writes would be an uncaught exception.
  stream.on('error', () => undefined)
  return {
    get isTerminal() {
      return stream.isTTY
    },
    get columns() {
      return stream.isTTY ? stream.columns : undefined
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error) reject(new ReaderGone(error.message))
          else resolve()
        })
      }),
  }
}
