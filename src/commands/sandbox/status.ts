import { defineCommand } from '../../cli/definition'
import { MagnumError } from '../../foundation/errors'
import { findSandbox, folderOption } from './options'

export const sandboxStatus = defineCommand({
  heading: 'This program',
  name: 'sandbox-status',
  summary: 'Show the cloud in the background',
  answer: 'record',
  options: folderOption,
  examples: [
    { command: 'magnum sandbox status', what: 'where it is, and since when' },
    { command: 'magnum sandbox status -f value -c url', what: 'its address, for a script' },
  ],
  handler: async ({ dir }, { host }) => {
    const { countClusters } = await import('../../sandbox/daemon')
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
