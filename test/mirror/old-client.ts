import { spawnSync } from 'node:child_process'
import { startPythonDriver } from './python-driver'

/** A command line with its environment and working folder. */
export interface Invocation {
  argv: readonly string[]
  env: Readonly<Record<string, string>>
  cwd: string
}

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** A parameter of the old client, from its argparse parser. */
export interface OldParameter {
  /** Empty for a positional. */
  flags: string[]
  dest: string
  takesValue: boolean
  /** `?`, `+` or null. */
  nargs: string | null
  integer: boolean
  choices: string[] | null
  required: boolean
}

export interface OldGrammar {
  globals: OldParameter[]
  commands: Record<string, OldParameter[]>
}

export interface OldClient {
  grammar: OldGrammar
  run(invocation: Invocation): Promise<Ran>
  close(): void
}

/** The Python with python-magnumclient, if any. */
export const python = ['/usr/bin/python3', 'python3'].find(
  (candidate) => spawnSync(candidate, ['-c', 'import magnumclient.shell']).status === 0,
)

/** Starts the old client, which runs command lines one after the other. */
export async function startOldClient(): Promise<OldClient> {
  if (python === undefined) throw new Error('python-magnumclient is not installed')
  const driver = await startPythonDriver(python, 'old-driver.py')
  return {
    grammar: driver.greeting as OldGrammar,
    run: async (invocation) => (await driver.ask(invocation)) as Ran,
    close: () => driver.close(),
  }
}
