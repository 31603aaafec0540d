import { run } from '../../src/program/run'
import type { Host, Manner, Question } from '../../src/foundation/host'
import { guardedText } from '../../src/program/output-stream'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

export interface World {
  env?: Record<string, string | undefined>
  cwd?: string
  /** Columns of the terminal; undefined for no terminal. */
  terminal?: number
  stdin?: string
  /** The command that starts the program. */
  program?: readonly string[]
  /**
   * Answers to the prompts, in order: `yes`, the label of a choice, or an empty string for the default. An error
   * rejects the prompt.
   */
  answers?: (string | Error)[]
  interrupted?: AbortSignal
  sleep?: Host['sleep']
  now?: Host['now']
}

/** Runs a command line in this process and returns its output and exit code. */
export async function magnum(argv: readonly string[], world: World = {}): Promise<Ran> {
  const { host, written } = testHost(world)
  const code = await run(argv, host)
  return { code, ...written() }
}

export function testHost(world: World = {}): {
  host: Host
  written: () => { stdout: string; stderr: string }
} {
  const stdout: string[] = []
  const stderr: string[] = []
  const answers = [...(world.answers ?? [])]
  const stream = (chunks: string[]) => ({
    isTerminal: world.terminal !== undefined,
    columns: world.terminal,
    rows: undefined,
    onResize: () => () => undefined,
    write: (text: string, manner: Manner = {}) => {
      chunks.push(guardedText(text, manner, () => world.terminal !== undefined))
      return Promise.resolve()
    },
    spin: (text: string) => {
      if (world.terminal === undefined) return Promise.resolve(undefined)
      chunks.push(`${text}\n`)
      return Promise.resolve({ say: (line: string) => chunks.push(`${line}\n`), stop: () => undefined })
    },
  })
  const host: Host = {
    env: world.env ?? {},
    cwd: () => world.cwd ?? '/nowhere',
    runtime: 'node/20.20.2',
    program: world.program ?? [],
    stdout: stream(stdout),
    stderr: stream(stderr),
    stdin: {
      isTerminal: world.terminal !== undefined,
      readAll: () => Promise.resolve(Buffer.from(world.stdin ?? '')),
      ask: (question) => {
        for (;;) {
          stderr.push(`${question.message} ${offeredBy(question)}`)
          const answer = answers.shift()
          if (typeof answer !== 'string')
            return Promise.reject(answer ?? new Error(`nobody answers: ${question.message}`))
          stderr.push(question.kind === 'secret' ? '\n' : `${answer}\n`)
          const objection = question.kind === 'text' ? question.objection?.(answer) : undefined
          if (objection === undefined) return Promise.resolve(meaningOf(answer, question))
          stderr.push(`${objection}\n`)
        }
      },
    },
    now: world.now ?? Date.now,
    sleep: world.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    interrupted: world.interrupted ?? new AbortController().signal,
    limitLookups: () => undefined,
    forwardSignals: (to) => world.interrupted?.addEventListener('abort', () => to('SIGTERM')),
    whileStopped: () => () => undefined,
  }
  return { host, written: () => ({ stdout: stdout.join(''), stderr: stderr.join('') }) }
}

/** The choices or the default of a prompt, in one line. */
function offeredBy(question: Question): string {
  if (question.kind === 'choice') {
    return `[${question.choices.map(({ label, note }) => `${label} ${note}`.trim()).join(' | ')}] `
  }
  if (question.kind === 'yes or no') return question.fallback ? '[Y/n] ' : '[y/N] '
  return question.kind === 'text' && question.fallback !== undefined ? `[${question.fallback}] ` : ''
}

/** The value of a typed answer: for a choice, that of the label, or of the first choice if empty. */
function meaningOf(answer: string, question: Question): string {
  if (question.kind === 'yes or no') return answer || (question.fallback ? 'yes' : 'no')
  if (question.kind === 'text') return answer || (question.fallback ?? '')
  if (question.kind === 'secret') return answer
  const chosen = answer === '' ? question.choices[0] : question.choices.find(({ label }) => label === answer)
  if (!chosen) throw new Error(`${answer} is no choice of: ${question.message}`)
  return chosen.value
}
