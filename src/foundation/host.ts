import { isAbsolute, resolve } from 'node:path'
import { MagnumError } from './errors'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The program's interface to its environment. `program/host.ts` implements it for a real process. */
export interface Host {
  /** The environment variables. HOME defaults to the one in the user database. */
  readonly env: Environment
  /** @throws MagnumError failed, if the current folder has been deleted */
  readonly cwd: () => string
  /** The JavaScript runtime: `node/20.20.2`. */
  readonly runtime: string
  /** The command that starts this program: node, its options and the script; or the single executable. */
  readonly program: readonly string[]
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly stdin: InputStream
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after a time in milliseconds; rejects with the signal's reason if it is aborted first. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Aborted by a signal, or when the terminal is closed; the reason is an `Interrupt`. The process then exits soon. */
  readonly interrupted: AbortSignal
  /** Limits the time of a host name lookup, in seconds: the process cannot exit before it ends. Called before the first. */
  limitLookups(seconds: number): void
  /** Forwards all signals instead of ending the command, for one that waits for a child process. */
  readonly forwardSignals: (to: (signal: InterruptSignal) => void) => void
  /** Restores the terminal while the program is stopped (Ctrl-Z, SIGTSTP). Returns what ends that. */
  readonly whileStopped: (hold: TerminalHold) => () => void
}

/** What a command has changed in the terminal, such as hiding the cursor. */
export interface TerminalHold {
  /** Undoes the change, synchronously. */
  readonly leave: () => void
  /** Makes it again. */
  readonly resume: () => void
}

export interface OutputStream {
  readonly isTerminal: boolean
  /** Width of the terminal in columns; undefined if there is none. */
  readonly columns: number | undefined
  /** Height of the terminal in rows; undefined if there is none. */
  readonly rows: number | undefined
  /** Calls `then` after each change of the terminal's size. Returns what ends that. */
  onResize(then: () => void): () => void
  /**
   * Resolves once the operating system has accepted the text; rejects with `ReaderGone` if the reader has closed the
   * pipe. Control characters that could manipulate a terminal are written as visible escapes.
   */
  write(text: string, manner?: Manner): Promise<void>
  /** Shows a spinner; undefined without a terminal that can show one. */
  spin(text: string, options: { colour: boolean }): Promise<Spinner | undefined>
}

/** How to write a text that is not plain lines for people. */
export interface Manner {
  /** Adds control sequences, such as colours, to the text once it is escaped. */
  readonly decorate?: ((escaped: string) => string) | undefined
  /** Writes the text unchanged to a pipe or file; on a terminal it is still escaped. */
  readonly verbatim?: boolean | undefined
}

export interface Spinner {
  say(text: string): void
  /** Removes the spinner. */
  stop(): void
}

export interface InputStream {
  readonly isTerminal: boolean
  /**
   * Reads standard input to its end.
   *
   * @throws MagnumError failed, if it is more than `limit` bytes
   */
  readAll(limit: number): Promise<Buffer>
  /**
   * Prompts on the terminal (stderr) and resolves to the answer: `yes` or `no` for a question of that kind. Rejects with
   * `Interrupt` on Ctrl-C or a signal, and with `InputEnded` on Ctrl-D.
   */
  ask(question: Question, options: { colour: boolean }): Promise<string>
}

/** A question to the user at the terminal. */
export type Question = { readonly message: string } & (
  | {
      readonly kind: 'text'
      /** The default answer. */
      readonly fallback?: string | undefined
      /** Validates an answer: returns what is wrong with it, or undefined. */
      readonly objection?: (answer: string) => string | undefined
    }
  | { readonly kind: 'secret' }
  | { readonly kind: 'yes or no'; readonly fallback: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
)

/** An option of a choice. */
export interface Choice {
  readonly value: string
  readonly label: string
  /** Further details that distinguish it from the others. */
  readonly note: string
  /** Whether the service uses this one if none is given. */
  readonly isDefault?: boolean
}

/**
 * The absolute path of a file named by the user.
 *
 * @throws MagnumError failed, if the path is relative and the current folder no longer exists
 */
export function absolutePath(path: string, { cwd }: Pick<Host, 'cwd'>): string {
  return isAbsolute(path) ? resolve(path) : resolve(cwd(), path)
}

/** Whether a user can answer prompts: stdin and stderr are terminals, and this is not a CI system. */
export function canBeAsked({ env, stderr, stdin }: Host): boolean {
  return !env['CI'] && stderr.isTerminal && stdin.isTerminal
}

/** Whether the terminal cannot move its cursor, or has no colours. */
export function isDumb(env: Host['env']): boolean {
  return env['TERM'] === 'dumb'
}

/** A prompt was ended without an answer (Ctrl-D). */
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

/** The reader of an output has closed its pipe: the program ends quietly. */
export class ReaderGone extends Error {}
