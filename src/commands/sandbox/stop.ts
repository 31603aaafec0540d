import { defineCommand } from '../../cli/definition'
import { findSandbox, folderOption, stopSandbox } from './options'

export const sandboxStop = defineCommand({
  heading: 'This program',
  name: 'sandbox-stop',
  summary: 'Stop the cloud in the background, keeping its state',
  answer: 'text',
  options: folderOption,
  examples: [{ command: 'magnum sandbox stop', what: 'stop it' }],
  handler: async ({ dir }, { host }) => {
    const { running } = await findSandbox(dir, host)
    if (!running) return { kind: 'text', text: 'No sandbox is running.\n' }
    await stopSandbox(running)
    return { kind: 'text', text: `Stopped the sandbox at ${running.url}.\n` }
  },
})
