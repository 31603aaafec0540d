import { defineCommand } from '../../cli/definition'
import { MagnumError } from '../../foundation/errors'
import { folderOption, stateFolder } from './options'

export const sandboxStop = defineCommand({
  heading: 'This program',
  name: 'sandbox-stop',
  summary: 'Stop the cloud in the background, keeping its state',
  answer: 'text',
  options: folderOption,
  examples: [{ command: 'magnum sandbox stop', what: 'stop it' }],
  handler: async ({ dir }, { host }) => {
    const { findRunning, stopRunning } = await import('../../sandbox/daemon')
    const running = await findRunning(await stateFolder(dir, host))
    if (!running) return { kind: 'text', text: 'No sandbox is running.\n' }
    if (await stopRunning(running)) return { kind: 'text', text: `Stopped the sandbox at ${running.url}.\n` }
    throw new MagnumError('failed', `The sandbox does not stop (process ${running.pid}).`)
  },
})
