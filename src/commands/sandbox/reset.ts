import { defineCommand } from '../../cli/definition'
import { yesOption } from '../shared/parameters'
import { findSandbox, folderOption, stopSandbox } from './options'

export const sandboxReset = defineCommand({
  heading: 'This program',
  name: 'sandbox-reset',
  summary: 'Stop the local cloud and remove all that is in it',
  description:
    'The next start begins with an empty cloud: clusters, templates, quotas and certificate authorities are gone. ' +
    'Nothing outside the folder of the sandbox is touched.',
  answer: 'text',
  destroys: true,
  options: { ...folderOption, ...yesOption },
  examples: [{ command: 'magnum sandbox reset && eval $(magnum sandbox start)', what: 'begin anew' }],
  handler: async ({ dir }, { host }) => {
    const { forgetState } = await import('../../sandbox/daemon')
    const { folder, running } = await findSandbox(dir, host)
    if (running) await stopSandbox(running)
    if (folder === undefined) return { kind: 'text', text: 'There is no sandbox.\n' }
    forgetState(folder)
    return { kind: 'text', text: `Removed what was made in the sandbox of ${folder}.\n` }
  },
})
