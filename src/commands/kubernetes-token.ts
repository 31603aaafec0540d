import { defineCommand } from '../cli/definition'
import { MagnumError } from '../foundation/errors'

export const kubernetesToken = defineCommand({
  heading: 'This program',
  name: 'kubernetes-token',
  summary: 'Print a token of Keystone in the form of kubectl',
  description:
    'Prints an ExecCredential of client.authentication.k8s.io/v1. kubectl runs this for kubeconfigs that ' +
    'cluster-config --use-keystone has made, and asks again when the token expires.',
  answer: 'text',
  examples: [{ command: 'magnum kubernetes-token', what: 'what kubectl gets to see' }],
  handler: async (_args, context) => {
    const { settings, services } = await context.cloud()
    const { openSessionLogin } = await import('../client/keystone/session')
    const { headers, expiresAt, clockSkew } = await openSessionLogin(settings, services).access()
    const token = headers['X-Auth-Token']
    if (token === undefined) throw new MagnumError('denied', 'This way of logging in gives no token')
    const credential = {
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: {
        token,
        // kubectl compares it with this computer's clock.
        ...(expiresAt && { expirationTimestamp: new Date(expiresAt - clockSkew).toISOString() }),
      },
    }
    return { kind: 'text', text: `${JSON.stringify(credential)}\n` }
  },
})
