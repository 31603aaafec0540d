import { defineCommand } from '../../cli/definition'
import { MagnumError } from '../../foundation/errors'
import { folderOption, stateFolder } from './options'

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
    const { countClusters, findRunning } = await import('../../sandbox/daemon')
    const folder = await stateFolder(dir, host)
    const running = await findRunning(folder)
    if (!running) {
      throw new MagnumError('not-found', 'No sandbox is running.', {
        hint: 'Start one with: magnum sandbox start',
      })
    }
    const { url, since, pid } = running
    return { kind: 'record', record: { url, since, clusters: await countClusters(running), pid, folder } }
  },
})
