import { defineCommand } from '../cli/definition'
import { userFolder } from '../foundation/own-folder'

export const tokenForget = defineCommand({
  heading: 'This program',
  name: 'token-forget',
  summary: 'Remove the tokens cached by --os-cache',
  description:
    'With --os-cache, OS_CACHE=1 or "cache: {auth: true}" in clouds.yaml, the token of a login is kept for the ' +
    'next command, in a folder that only you can read. This removes all of them from this machine; at the cloud ' +
    'they stay valid until they expire.',
  answer: 'text',
  examples: [{ command: 'magnum token-forget', what: 'before handing the machine to someone else' }],
  handler: async (_args, { host }) => {
    const { forgetTokens } = await import('../client/keystone/token-cache')
    const home = host.env.HOME ?? ''
    const folder = userFolder('cache', host.env)
    const count = folder === undefined ? 0 : forgetTokens(folder, home)
    return { kind: 'text', text: `Removed ${count} ${count === 1 ? 'token' : 'tokens'}\n` }
  },
})
