import { MagnumError } from './errors'

/** What the program knows of the world outside. Tests hand in their own; `program/host.ts` is that of a real process. */
export interface Host {
  /** The environment. HOME is the one of the user database where the environment has none. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** @throws MagnumError failed, where the current folder has been deleted */
  readonly cwd: () => string
  /** What runs the program: `node/20.20.2`. */
  readonly runtime: string
  /** The words that start this very program: node, its options, the script; or the single file. */
  readonly program: readonly string[]
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly stdin: InputStream
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after so many milliseconds; rejects with the signal's reason when that is aborted first. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Aborted by SIGINT or SIGTERM; the reason is an `Interrupt`. */
  readonly interrupted: AbortSignal
}

export interface OutputStream {
  readonly isTerminal: boolean
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined
  /** Its rows. */
  readonly rows: number | undefined
  /** Resolves when the operating system has the text; rejects with `ReaderGone` when nobody reads any more. */
  write(text: string): Promise<void>
  /** A line that moves while something is waited for; for terminals only. */
  spin(text: string): Promise<Spinner>
}

export interface Spinner {
  say(text: string): void
  /** Takes the line away. */
  stop(): void
}

export interface InputStream {
  readonly isTerminal: boolean
  /** All of standard input. */
  readAll(): Promise<Buffer>
  /**
   * Asks on the terminal (stderr) and resolves to the line typed; with `echo: false` it is not shown. Rejects
   * with `Interrupt` at Ctrl-C or a signal, with `InputEnded` at Ctrl-D.
   */
  ask(question: string, options: { echo: boolean }): Promise<string>
}

/** Whether somebody sits there who can answer: a terminal on both sides, and not one that a CI system plays. */
export function canBeAsked({ env, stderr, stdin }: Host): boolean {
  return !env['CI'] && stderr.isTerminal && stdin.isTerminal
}

/** A question was left without an answer: the terminal's end of input (Ctrl-D). */
export class InputEnded extends MagnumError {
  constructor() {
    super('failed', 'No answer was given.')
  }
}

/** The signal that ended the program. */
export class Interrupt extends Error {
  constructor(readonly signal: 'SIGINT' | 'SIGTERM') {
    super(signal === 'SIGINT' ? 'Interrupted' : 'Terminated')
  }
}

/** The reader of an output has gone: a closed pipe ends the program quietly. */
export class ReaderGone extends Error {}
