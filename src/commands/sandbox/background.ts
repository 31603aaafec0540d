import { defineCommand } from '../../cli/definition'
import { MagnumError } from '../../foundation/errors'
import { findSandbox, folderOption, stopSandbox } from './options'
import { yesOption } from '../shared/parameters'

export const sandboxStatus = defineCommand({
  heading: 'This program',
  name: 'sandbox-status',
  summary: 'Show the local cloud in the background',
  answer: 'record',
  options: folderOption,
  examples: [
    { command: 'magnum sandbox status', what: 'its address and start time' },
    { command: 'magnum sandbox status -f value -c url', what: 'its address, for a script' },
  ],
  handler: async ({ dir }, { host }) => {
    const { countClusters } = await import('../../sandbox/running')
    const { folder = '', running } = await findSandbox(dir, host)
    if (!running) {
      throw new MagnumError('not-found', 'No sandbox is running.', {
        hint: 'Start one with: magnum sandbox start',
      })
    }
    const { url, since, pid } = running
    return { kind: 'record', record: { url, since, clusters: await countClusters(running), pid, folder } }
  },
})

export const sandboxStop = defineCommand({
  heading: 'This program',
  name: 'sandbox-stop',
  summary: 'Stop the local cloud, keeping its state',
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

export const sandboxReset = defineCommand({
  heading: 'This program',
  name: 'sandbox-reset',
  summary: 'Stop the local cloud and delete its state',
  description:
    'The next start creates an empty cloud: clusters, templates, quotas and certificate authorities are gone. ' +
    'Nothing outside the sandbox folder is touched.',
  answer: 'text',
  destroys: true,
  options: { ...folderOption, ...yesOption },
  examples: [{ command: 'magnum sandbox reset && eval "$(magnum sandbox start)"', what: 'start over' }],
  handler: async ({ dir }, { host }) => {
    const { forgetState } = await import('../../sandbox/daemon')
    const { folder, running } = await findSandbox(dir, host)
    if (running) await stopSandbox(running)
    if (folder === undefined) return { kind: 'text', text: 'There is no sandbox.\n' }
    forgetState(folder)
    return { kind: 'text', text: `Deleted the state of the sandbox in ${folder}.\n` }
  },
})
