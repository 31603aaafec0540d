import { run } from '../../src/program/run'
import type { Host } from '../../src/foundation/host'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

export interface World {
  env?: Record<string, string | undefined>
  cwd?: string
  /** What a terminal would be: its columns; no terminal if not given. */
  terminal?: number
  stdin?: string
  /** The words that start the program in another process. */
  program?: readonly string[]
  /** Answers to the questions that are asked on the terminal, in order; an error where none is given. */
  answers?: (string | Error)[]
  interrupted?: AbortSignal
  sleep?: Host['sleep']
  now?: Host['now']
}

/** Runs one command line in this process and gives what a user would see. */
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
    write: (text: string) => {
      chunks.push(text)
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
      ask: (question, { echo }) => {
        stderr.push(question)
        const answer = answers.shift()
        if (typeof answer !== 'string')
          return Promise.reject(answer ?? new Error(`nobody answers: ${question}`))
        if (echo) stderr.push(`${answer}\n`)
        return Promise.resolve(answer)
      },
    },
    now: world.now ?? Date.now,
    sleep: world.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    interrupted: world.interrupted ?? new AbortController().signal,
    endsByItself: () => undefined,
  }
  return { host, written: () => ({ stdout: stdout.join(''), stderr: stderr.join('') }) }
}
