import { defineCommand } from '../../cli/definition'
import { many } from '../../cli/parameters'
import type { Context } from '../../cli/context'
import { explainFileErrors } from '../../foundation/errors'
import { Interrupt, type Host, type InterruptSignal } from '../../foundation/host'
import { aroundProxies, cloudOptions, cloudSettings, startable } from './options'

export const sandboxRun = defineCommand({
  heading: 'This program',
  name: 'sandbox-run',
  summary: 'Run a command with a temporary local cloud',
  description:
    'Starts an embedded OpenStack cloud on 127.0.0.1, runs the command with OS_* variables that log in to it, ' +
    'stops the cloud and exits with the exit code of the command. Nothing of the cloud remains.',
  answer: 'none',
  usageHint: "The command and its options come after --: magnum sandbox run -- sh -c 'magnum cluster-list'",
  positionals: { command: many('<command>', { help: 'The command and its arguments, after --' }) },
  options: cloudOptions,
  examples: [
    { command: 'magnum sandbox run -- sh', what: 'a shell for experiments' },
    { command: 'magnum sandbox run --delay 0 -- ./test-my-scripts', what: 'test scripts without a cloud' },
    {
      command: 'magnum sandbox run --max-microversion 1.10 -- ./test-my-scripts',
      what: 'with a Magnum as old as that of Debian 12',
    },
  ],
  handler: async (args, context) => {
    // A signal that arrives before the command runs must not leave the folder behind.
    let early: InterruptSignal | undefined
    context.host.forwardSignals((signal) => void (early ??= signal))
    const { rmdirSync } = await import('node:fs')
    const { chmod, mkdtemp } = await import('node:fs/promises')
    const { tmpdir } = await import('node:os')
    const path = await import('node:path')
    const { startSandbox } = await import('../../sandbox/sandbox')
    const { forgetState } = await import('../../sandbox/daemon')
    const folder = await explainFileErrors(`create a temporary folder in ${tmpdir()}`, () =>
      mkdtemp(path.join(tmpdir(), 'magnum-sandbox-')),
    )
    try {
      // The umask may deny rights to the owner.
      await chmod(folder, 0o700)
      const sandbox = await startable(
        startSandbox({ folder, ...cloudSettings(args), warn: (text) => context.warn(text) }),
      )
      try {
        if (early) throw new Interrupt(early)
        return { kind: 'nothing', exitCode: await runIn(sandbox.environment, args.command, context) }
      } finally {
        await sandbox.stop()
      }
    } finally {
      // By name: where file descriptors are exhausted, the folder cannot be listed.
      forgetState(folder)
      rmdirSync(folder)
    }
  },
})

/** Exit codes of shells and `env` for a command that cannot be run. */
const NOT_FOUND = 127
const NOT_EXECUTABLE = 126

/** Runs a command on this process's streams. Resolves to its exit code, or 128 plus the signal that ended it. */
async function runIn(
  environment: Record<string, string>,
  [command = '', ...words]: readonly string[],
  context: Context,
): Promise<number> {
  const { host } = context
  const { spawn } = await import('node:child_process')
  const { constants } = await import('node:os')
  const child = spawn(command, words, {
    stdio: 'inherit',
    env: { ...withoutCloud(host.env), ...environment },
  })
  // A terminal sends Ctrl-C to the command directly, which may handle it and continue. Other signals go to the command
  // alone, as from sudo: in a process group of its own, its processes would lose the terminal, and survive those who
  // kill the group of this one, such as timeout and CI runners.
  host.forwardSignals((signal) => {
    if (signal !== 'SIGINT' || !host.stdin.isTerminal) child.kill(signal)
  })
  return new Promise((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT'
      context.warn(`ERROR: ${command}: ${missing ? 'command not found' : error.message}`)
      resolve(missing ? NOT_FOUND : NOT_EXECUTABLE)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/** The environment without the variables that configure another cloud. */
function withoutCloud(env: Host['env']): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('OS_') && name !== 'BYPASS_URL')
  return { ...Object.fromEntries(kept), ...aroundProxies(env) }
}
