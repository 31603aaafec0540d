import { defineCommand } from '../cli/definition'
import { MagnumError } from '../foundation/errors'
import { objectIn } from '../foundation/json'

export const kubernetesToken = defineCommand({
  heading: 'This program',
  name: 'kubernetes-token',
  summary: 'Print a Keystone token as a kubectl credential',
  description:
    'Prints an ExecCredential of client.authentication.k8s.io, in the version that KUBERNETES_EXEC_INFO requests (v1 or ' +
    'v1beta1; v1 by default). kubectl runs this for kubeconfigs written by cluster-config --use-keystone, and runs it ' +
    'again when the token expires.',
  answer: 'text',
  examples: [{ command: 'magnum kubernetes-token', what: 'the credential that kubectl gets' }],
  handler: async (_args, context) => {
    const apiVersion = expectedVersion(context.host.env['KUBERNETES_EXEC_INFO'])
    const { login } = await context.cloud()
    const { headers, expiresAt, clockSkew } = await login.access()
    const token = headers['X-Auth-Token']
    if (token === undefined) throw new MagnumError('denied', 'This authentication method provides no token')
    const credential = {
      apiVersion,
      kind: 'ExecCredential',
      status: {
        token,
        // In local time, because kubectl compares it with the local clock.
        ...(expiresAt && { expirationTimestamp: new Date(expiresAt - clockSkew).toISOString() }),
      },
    }
    return { kind: 'text', text: `${JSON.stringify(credential)}\n` }
  },
})

const group = 'client.authentication.k8s.io'
const versions: readonly unknown[] = [`${group}/v1`, `${group}/v1beta1`]

/**
 * The ExecCredential version that kubectl expects, which is that of the kubeconfig.
 * @param info the JSON in KUBERNETES_EXEC_INFO
 * @throws MagnumError failed, if the version is not supported
 */
function expectedVersion(info = ''): unknown {
  if (info === '') return versions[0]
  const asked = objectIn(info)?.['apiVersion']
  if (versions.includes(asked)) return asked
  throw new MagnumError('failed', 'KUBERNETES_EXEC_INFO requests an unsupported version', {
    hint: `Set apiVersion in the kubeconfig's exec entry to ${versions.join(' or ')}`,
  })
}
