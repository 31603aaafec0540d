import { defineCommand } from '../cli/definition'
import { MagnumError } from '../foundation/errors'

export const kubernetesToken = defineCommand({
  heading: 'This program',
  name: 'kubernetes-token',
  summary: 'Print a token of Keystone in the form of kubectl',
  description:
    'Prints an ExecCredential of client.authentication.k8s.io, of the version that KUBERNETES_EXEC_INFO asks for (v1 or ' +
    'v1beta1; v1 by default). kubectl runs this for kubeconfigs that cluster-config --use-keystone has made, and asks ' +
    'again when the token expires.',
  answer: 'text',
  examples: [{ command: 'magnum kubernetes-token', what: 'what kubectl gets to see' }],
  handler: async (_args, context) => {
    const apiVersion = wantedVersion(context.host.env['KUBERNETES_EXEC_INFO'])
    const { settings, services } = await context.cloud()
    const { openSessionLogin } = await import('../client/keystone/session')
    const { headers, expiresAt, clockSkew } = await openSessionLogin(settings, services).access()
    const token = headers['X-Auth-Token']
    if (token === undefined) throw new MagnumError('denied', 'This way of logging in gives no token')
    const credential = {
      apiVersion,
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

const group = 'client.authentication.k8s.io'
const versions: readonly unknown[] = [`${group}/v1`, `${group}/v1beta1`]

/**
 * The version of the ExecCredential that kubectl can read, which is the one that the kubeconfig has.
 * @param info what kubectl tells the programs that it runs, as JSON
 * @throws MagnumError failed, where that is another one
 */
function wantedVersion(info = ''): unknown {
  if (info === '') return versions[0]
  const asked = versionIn(info)
  if (versions.includes(asked)) return asked
  throw new MagnumError('failed', 'KUBERNETES_EXEC_INFO asks for no version that is known here', {
    hint: `Set apiVersion in the kubeconfig's exec entry to ${versions.join(' or ')}`,
  })
}

function versionIn(info: string): unknown {
  try {
    const value: unknown = JSON.parse(info)
    return typeof value === 'object' && value !== null && 'apiVersion' in value ? value.apiVersion : undefined
  } catch {
    return undefined
  }
}
