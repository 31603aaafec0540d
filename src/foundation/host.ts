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
  /** Aborted by a signal, or when the terminal has gone; the reason is an `Interrupt`. The process then ends soon. */
  readonly interrupted: AbortSignal
  /** Lets the command take its time to end when it is interrupted, for one that waits for another process to end. */
  endsByItself(): void
}

export interface OutputStream {
  readonly isTerminal: boolean
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined
  /** Its rows. */
  readonly rows: number | undefined
  /**
   * Resolves when the operating system has the text; rejects with `ReaderGone` when nobody reads any more. Whatever
   * could steer a terminal or mislead its reader is written as a visible escape.
   */
  write(text: string, manner?: Manner): Promise<void>
  /** A line that moves while something is waited for; undefined where there is no terminal that can show one. */
  spin(text: string, options: { colour: boolean }): Promise<Spinner | undefined>
}

/** How a text is written that is more than lines for people. */
export interface Manner {
  /** Adds what does steer a terminal, such as colours, to the text, which is harmless by then. */
  readonly decorate?: ((harmless: string) => string) | undefined
  /** In a pipe or file it is what it is, for a program needs every character; on a terminal it is escaped. */
  readonly verbatim?: boolean | undefined
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
   * Asks on the terminal (stderr) and resolves to the answer, `yes` or `no` to a question of that kind. Rejects with
   * `Interrupt` at Ctrl-C or a signal, with `InputEnded` at Ctrl-D.
   */
  ask(question: Question, options: { colour: boolean }): Promise<string>
}

/** A question to who sits at the terminal. */
export type Question = { readonly message: string } & (
  | {
      readonly kind: 'text'
      /** The answer where none is typed. */
      readonly fallback?: string | undefined
      /** Why an answer will not do; undefined where it will. */
      readonly objection?: (answer: string) => string | undefined
    }
  | { readonly kind: 'secret' }
  | { readonly kind: 'yes or no'; readonly fallback: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
)

/** What can be chosen; the first one of several is proposed. */
export interface Choice {
  readonly value: string
  readonly label: string
  /** What else tells it from the others. */
  readonly note: string
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

const interrupts = {
  SIGHUP: { message: 'The terminal was closed', exitCode: 129 },
  SIGINT: { message: 'Interrupted', exitCode: 130 },
  SIGQUIT: { message: 'Quit', exitCode: 131 },
  SIGTERM: { message: 'Terminated', exitCode: 143 },
} as const

export type InterruptSignal = keyof typeof interrupts
export const interruptSignals = Object.keys(interrupts) as InterruptSignal[]

/** The signal that ended the program. */
export class Interrupt extends Error {
  readonly exitCode: number

  constructor(readonly signal: InterruptSignal) {
    super(interrupts[signal].message)
    this.exitCode = interrupts[signal].exitCode
  }
}

/** The reader of an output has gone: a closed pipe ends the program quietly. */
export class ReaderGone extends Error {}
