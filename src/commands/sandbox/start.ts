import { defineCommand } from '../../cli/definition'
import { flag } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import type { Host } from '../../foundation/host'
import type { Running } from '../../sandbox/daemon'
import { cloudOptions, cloudSettings, folderOption, startable, stateFolder } from './options'

export const sandboxStart = defineCommand({
  heading: 'This program',
  name: 'sandbox-start',
  summary: 'Start a cloud on this machine, in the background',
  description:
    'Starts an embedded OpenStack cloud on 127.0.0.1 and prints the OS_* variables that log in to it, as your ' +
    'shell sets them. Where one runs already, prints its variables. What is made in it is there again after ' +
    'a stop and a start; the password is a new one each time.',
  answer: 'text',
  options: {
    ...cloudOptions,
    ...folderOption,
    admin: flag('--admin', { help: 'Print the variables of an administrator' }),
    foreground: flag('--foreground', { help: 'Stay until interrupted, and print nothing' }),
  },
  examples: [
    { command: 'eval $(magnum sandbox start)', what: 'start it, and log in to it' },
    { command: 'eval $(magnum sandbox start --admin)', what: 'as an administrator' },
  ],
  handler: async (args, { host }) => {
    const { serveSandbox, AlreadyServed } = await import('../../sandbox/daemon')
    const folder = await stateFolder(args.dir, host)
    if (!args.foreground) {
      const running = await inBackground(folder, args, host)
      const { shellExports, shellOf } = await import('../../access/shell-exports')
      const variables = args.admin ? running.adminEnvironment : running.environment
      return { kind: 'text', text: shellExports(variables, shellOf(host.env.SHELL)) }
    }
    try {
      await startable(serveSandbox({ folder, ...cloudSettings(args) }, host.interrupted))
    } catch (error) {
      if (!(error instanceof AlreadyServed)) throw error
      throw new MagnumError('conflict', `A sandbox serves ${folder} already.`)
    }
    return { kind: 'nothing' }
  },
})

interface Given {
  delay: number | undefined
  maxMicroversion: string | undefined
}

/** The sandbox of the folder: the one that runs, or a new one, whose process outlives this one. */
async function inBackground(folder: string, given: Given, host: Host): Promise<Running> {
  const { findRunning, awaitRunning } = await import('../../sandbox/daemon')
  const found = await findRunning(folder)
  if (found) return found
  const { pid, complaint } = await startProcess(folder, given, host)
  const running = await awaitRunning(folder, pid)
  if (running) return running
  throw new MagnumError('failed', (await complaint()) || 'The sandbox does not start.')
}

async function startProcess(folder: string, { delay, maxMicroversion }: Given, { program }: Host) {
  const { spawn } = await import('node:child_process')
  const { mkdir, open, readFile } = await import('node:fs/promises')
  const path = await import('node:path')
  await startable(mkdir(folder, { recursive: true, mode: 0o700 }))
  const logFile = path.join(folder, 'log')
  const log = await startable(open(logFile, 'w', 0o600))
  const [node = '', ...script] = program
  const words = [
    ...script,
    ...['sandbox-start', '--foreground', '--dir', folder],
    ...(delay === undefined ? [] : ['--delay', String(delay)]),
    ...(maxMicroversion === undefined ? [] : ['--max-microversion', maxMicroversion]),
  ]
  const child = spawn(node, words, { detached: true, cwd: folder, stdio: ['ignore', log.fd, log.fd] })
  child.unref()
  await log.close()
  const complaint = async () => {
    const lines = (await readFile(logFile, 'utf8')).split('\n')
    const line = lines.find((each) => /^(ERROR|error):/.test(each)) ?? lines[0] ?? ''
    return line.replace(/^(ERROR|error): /, '')
  }
  return { pid: child.pid ?? 0, complaint }
}
