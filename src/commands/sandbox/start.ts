import { defineCommand } from '../../cli/definition'
import type { Context } from '../../cli/context'
import { flag } from '../../cli/parameters'
import { explainFileErrors, MagnumError } from '../../foundation/errors'
import type { Host } from '../../foundation/host'
import type { Running } from '../../sandbox/running'
import {
  aroundProxies,
  cloudOptions,
  cloudSettings,
  folderOption,
  makeStateFolder,
  startable,
} from './options'

export const sandboxStart = defineCommand({
  heading: 'This program',
  name: 'sandbox-start',
  summary: 'Start a local cloud in the background',
  description:
    'Starts an embedded OpenStack cloud on 127.0.0.1 and prints the OS_* variables that log in to it, as your ' +
    'shell expects them. If one is already running, prints its variables. Resources ' +
    'survive a stop and a start; the password changes each time.',
  answer: 'text',
  options: {
    ...cloudOptions,
    ...folderOption,
    admin: flag('--admin', { help: 'Print variables for the administrator' }),
    foreground: flag('--foreground', { help: 'Run in the foreground and print nothing' }),
  },
  examples: [
    { command: 'eval "$(magnum sandbox start)"', what: 'start it, and log in to it' },
    { command: 'eval "$(magnum sandbox start --admin)"', what: 'as an administrator' },
  ],
  handler: async (args, context) => {
    const { host } = context
    const folder = makeStateFolder(args.dir, host)
    if (!args.foreground) {
      const running = await inBackground(folder, args, context)
      const { shellExports, shellOf } = await import('../../access/shell-exports')
      const variables = args.admin ? running.adminEnvironment : running.environment
      return {
        kind: 'text',
        text: shellExports({ ...variables, ...aroundProxies(host.env) }, shellOf(host.env.SHELL)),
      }
    }
    const { serveSandbox } = await import('../../sandbox/daemon')
    const { AlreadyServed } = await import('../../sandbox/folder-lock')
    try {
      await startable(serveSandbox({ folder, ...cloudSettings(args) }, host.interrupted))
    } catch (error) {
      if (!(error instanceof AlreadyServed)) throw error
      throw new MagnumError('conflict', `A sandbox is already running in ${folder}.`)
    }
    return { kind: 'nothing' }
  },
})

interface Given {
  delay: number | undefined
  maxMicroversion: string | undefined
}

/** Returns the running sandbox of the folder, or starts one, whose process outlives this one. */
async function inBackground(folder: string, given: Given, context: Context): Promise<Running> {
  const { awaitRunning } = await import('../../sandbox/daemon')
  const { findRunning } = await import('../../sandbox/running')
  const found = await findRunning(folder)
  if (found) {
    warnOfOthers(given, found, context)
    return found
  }
  const { pid, complaint } = await startProcess(folder, given, context.host)
  const running = await awaitRunning(folder, pid)
  if (running) {
    for (const warning of running.warnings) context.warn(warning)
    return running
  }
  throw new MagnumError('failed', (await complaint()) || 'The sandbox did not start.')
}

/** Warns if the running sandbox has other options than those given. */
function warnOfOthers(given: Given, { settings }: Running, context: Context): void {
  const running = {
    delay: (settings.delay ?? 1500) / 1000,
    maxMicroversion: settings.maxMicroversion,
  }
  const differs =
    (given.delay !== undefined && given.delay !== running.delay) ||
    (given.maxMicroversion !== undefined && given.maxMicroversion !== running.maxMicroversion)
  if (!differs) return
  const version =
    running.maxMicroversion === undefined
      ? 'no --max-microversion'
      : `--max-microversion ${running.maxMicroversion}`
  context.warn(
    `WARNING: the sandbox is already running, with --delay ${running.delay} and ${version}. ` +
      "To start it with other options, stop it first: 'magnum sandbox stop'.",
  )
}

// The sandbox outlives the shell that starts it: pass it no secrets and no settings of other clouds.
const kept = /^(PATH|HOME|TMPDIR|TEMP|TMP|TZ|LANG|LC_\w+|SYSTEMROOT|WINDIR|NODE_\w+|XDG_CACHE_HOME)$/i

function ownEnvironment(env: Host['env']): Host['env'] {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => kept.test(name) && !/token|auth/i.test(name)),
  )
}

async function startProcess(folder: string, { delay, maxMicroversion }: Given, { env, program }: Host) {
  const { spawn } = await import('node:child_process')
  const { constants, open, readFile } = await import('node:fs/promises')
  const path = await import('node:path')
  const logFile = path.join(folder, 'log')
  const { O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_TRUNC, O_WRONLY } = constants
  const log = await explainFileErrors(`write ${logFile}`, async () => {
    const file = await open(logFile, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    await file.chmod(0o600)
    // Reports a full disk here, because the new process could not log it.
    await file.write('\n')
    return file
  })
  const [node = '', ...script] = program
  const words = [
    ...script,
    ...['sandbox-start', '--foreground', '--dir', folder],
    ...(delay === undefined ? [] : ['--delay', String(delay)]),
    ...(maxMicroversion === undefined ? [] : ['--max-microversion', maxMicroversion]),
  ]
  const stdio = ['ignore' as const, log.fd, log.fd]
  const child = spawn(node, words, { detached: true, cwd: folder, stdio, env: ownEnvironment(env) })
  child.unref()
  await log.close()
  const complaint = async () => {
    const lines = (await readFile(logFile, 'utf8')).split('\n')
    const line = lines.find((each) => /^(ERROR|error):/.test(each)) ?? lines.find((each) => each !== '') ?? ''
    return line.replace(/^(ERROR|error): /, '')
  }
  return { pid: child.pid ?? 0, complaint }
}
