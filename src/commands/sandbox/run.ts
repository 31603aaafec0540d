import { defineCommand } from '../../cli/definition'
import { many } from '../../cli/parameters'
import type { Context } from '../../cli/context'
import { explainFileErrors } from '../../foundation/errors'
import { Interrupt, type Host } from '../../foundation/host'
import { aroundProxies, cloudOptions, cloudSettings, startable } from './options'

export const sandboxRun = defineCommand({
  heading: 'This program',
  name: 'sandbox-run',
  summary: 'Run a command with a temporary local cloud',
  description:
    'Starts an embedded OpenStack cloud on 127.0.0.1, runs the command with OS_* variables that log in to it, ' +
    'stops the cloud and ends with the exit code of the command. Nothing of the cloud is left.',
  answer: 'none',
  usageHint: "The command and its options stand after --: magnum sandbox run -- sh -c 'magnum cluster-list'",
  positionals: { command: many('<command>', { help: 'The command and its arguments, after --' }) },
  options: cloudOptions,
  examples: [
    { command: 'magnum sandbox run -- sh', what: 'a shell to try things in' },
    { command: 'magnum sandbox run --delay 0 -- ./test-my-scripts', what: 'test scripts without a cloud' },
    {
      command: 'magnum sandbox run --max-microversion 1.10 -- ./test-my-scripts',
      what: 'against a Magnum as old as the one in Debian 12',
    },
  ],
  handler: async (args, context) => {
    const { mkdtemp, rm } = await import('node:fs/promises')
    const { tmpdir } = await import('node:os')
    const path = await import('node:path')
    const { startSandbox } = await import('../../sandbox/sandbox')
    const folder = await explainFileErrors(`make a temporary folder in ${tmpdir()}`, () =>
      mkdtemp(path.join(tmpdir(), 'magnum-sandbox-')),
    )
    try {
      const sandbox = await startable(
        startSandbox({ folder, ...cloudSettings(args), warn: (text) => context.warn(text) }),
      )
      try {
        return { kind: 'nothing', exitCode: await runIn(sandbox.environment, args.command, context) }
      } finally {
        await sandbox.stop()
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

/** Exit codes of a command that could not be run, as shells and `env` have them. */
const NOT_FOUND = 127
const NOT_EXECUTABLE = 126

/** Runs a command on this process's own streams. Resolves to its exit code, 128 and the signal where one ended it. */
async function runIn(
  environment: Record<string, string>,
  [command = '', ...words]: readonly string[],
  context: Context,
): Promise<number> {
  const { host } = context
  // Ctrl-C at a terminal is for the command, which may go on.
  host.endsByItself()
  const { spawn } = await import('node:child_process')
  const { constants } = await import('node:os')
  const child = spawn(command, words, { stdio: 'inherit', env: { ...foreignTo(host.env), ...environment } })
  const handOn = () => handOnSignal(host, (signal) => child.kill(signal))
  host.interrupted.addEventListener('abort', handOn, { once: true })
  try {
    return await new Promise((resolve) => {
      child.on('error', (error: NodeJS.ErrnoException) => {
        const missing = error.code === 'ENOENT'
        context.warn(`ERROR: ${command}: ${missing ? 'command not found' : error.message}`)
        resolve(missing ? NOT_FOUND : NOT_EXECUTABLE)
      })
      child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    })
  } finally {
    host.interrupted.removeEventListener('abort', handOn)
  }
}

/** A terminal sends Ctrl-C to the command itself. */
function handOnSignal({ interrupted, stdin }: Host, send: (signal: NodeJS.Signals) => void): void {
  const reason: unknown = interrupted.reason
  const signal = reason instanceof Interrupt ? reason.signal : 'SIGTERM'
  if (signal !== 'SIGINT' || !stdin.isTerminal) send(signal)
}

/** The environment without what points at another cloud. */
function foreignTo(env: Host['env']): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('OS_') && name !== 'BYPASS_URL')
  return { ...Object.fromEntries(kept), ...aroundProxies(env) }
}
