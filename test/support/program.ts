import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Ran } from './run'
import { temporaryFolder } from './temporary-folder'

export const bin = join(__dirname, '../../bin')

export interface Surroundings {
  /** Added to the basic variables of the running test, such as PATH. By default, HOME is a new folder. */
  env?: Record<string, string> | undefined
  cwd?: string | undefined
}

/** Runs the built `magnum` in a child process. Needs `dist/`, which `npm test` builds. */
export function program(words: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  return start(process.execPath, [join(bin, 'magnum'), ...words], surroundings)
}

/** Runs a bash script with `magnum` on PATH and empty standard input. */
export function bash(script: string, surroundings: Surroundings = {}): Promise<Ran> {
  return start('bash', ['-c', script], surroundings)
}

function start(file: string, words: readonly string[], { env, cwd }: Surroundings): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(OS_|MAGNUM|KUBECONFIG|DOCKER_)/.test(name),
  )
  const child = spawn(file, words, {
    cwd,
    env: {
      ...Object.fromEntries(inherited),
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      HOME: temporaryFolder(),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => (written[name] += chunk))
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, ...written }))
  })
}
