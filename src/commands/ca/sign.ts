import type { Context } from '../../cli/context'
import { defineCommand } from '../../cli/definition'
import { optional, text } from '../../cli/parameters'
import { MagnumError, fileError } from '../../foundation/errors'
import { absolutePath } from '../../foundation/host'
import { readNamedFile } from '../../foundation/named-file'
import { shellWord } from '../../foundation/shell'
import { positionalOrOption } from '../shared/parameters'
import { clusterOption, clusterWord, readCluster } from './cluster-argument'

export const caSign = defineCommand({
  heading: 'Certificates and credentials',
  name: 'ca-sign',
  summary: "Sign a certificate request with a cluster's CA",
  description: [
    'Sends a certificate signing request (CSR), PKCS#10 in PEM or DER, and prints the certificate. Anything else, such ' +
      'as a private key, is refused and not sent.',
    'Kubernetes grants access by the subject of the request: /CN=admin/O=system:masters is an administrator.',
  ].join('\n\n'),
  answer: 'text',
  positionals: {
    ...clusterWord,
    csr: optional('<csr>', { help: 'File with the request (-: standard input)', completes: 'file' }),
  },
  options: {
    ...clusterOption,
    csrOption: text('--csr', {
      metavar: '<csr>',
      help: 'File with the request (-: standard input)',
      completes: 'file',
    }),
  },
  examples: [
    { command: 'magnum ca-sign --cluster mycluster --csr client.csr > cert.pem', what: 'from a file' },
    {
      command: 'openssl req -new -key key.pem -subj /CN=admin/O=system:masters | magnum ca-sign mycluster -',
      what: 'from another program',
    },
  ],
  handler: async (args, context) => {
    const name = readCluster(args)
    const csr = await readRequest(args, context)
    const magnum = await context.magnum()
    const { uuid } = await magnum.clusters.get(name)
    const { pem } = await magnum.certificates.sign(uuid, csr).catch((error: unknown) => {
      if (!(error instanceof MagnumError) || error.status !== 400) throw error
      throw error.withHint(error.hint ?? createRequestHint)
    })
    return { kind: 'text', text: `${pem}\n` }
  },
})

interface RequestArguments {
  readonly csr: string | undefined
  readonly csrOption: string | undefined
}

/**
 * Reads the request to sign. Anything else is refused before the first request to the service, without showing its
 * content.
 */
async function readRequest({ csr, csrOption }: RequestArguments, { host }: Context): Promise<string> {
  const path = positionalOrOption('<csr>', csr, csrOption)
  if (path === undefined) throw withoutRequest('A CSR must be provided')
  const bytes = await readRequestFile(path, host)
  const { findRequest } = await import('../../access/signing-request')
  const found = findRequest(bytes)
  const [name, word] = path === '-' ? ['standard input', 'FILE'] : [path, shellWord(path)]
  switch (found.kind) {
    case 'request':
      return found.pem
    case 'private-key': {
      const form = found.form === undefined ? '' : ` (${found.form})`
      const hint = found.withRequest
        ? `Extract the request with: openssl req -in ${word} -out client.csr`
        : requestWithKey(word, found.form)
      throw withoutRequest(`${name} contains a private key${form}, which must not be sent`, hint)
    }
    case 'certificate':
      throw withoutRequest(
        `${name} is a certificate, not a signing request`,
        `Create a request from it with: openssl x509 -x509toreq -in ${word} -signkey key.pem -out client.csr`,
      )
    case 'other':
      throw withoutRequest(`${name} is ${found.what}`)
  }
}

/** In bytes: far more than a request with the longest key. */
const maximumSize = 2 ** 20

async function readRequestFile(path: string, host: Context['host']): Promise<Buffer> {
  const file = path === '-' ? undefined : absolutePath(path, host)
  try {
    if (file === undefined) return await host.stdin.readAll(maximumSize)
    return await readNamedFile(file, { limit: maximumSize })
  } catch (error) {
    const reason = fileError(error, `read the CSR ${path}`)
    throw reason instanceof MagnumError ? withoutRequest(reason.message) : reason
  }
}

function withoutRequest(message: string, hint: string = createRequestHint): MagnumError {
  return new MagnumError('usage', message, { hint })
}

/** The openssl command that creates a request with an existing key of the given form. */
function requestWithKey(path: string, form: string | undefined): string {
  const request = 'openssl req -new -subj /CN=admin/O=system:masters -out client.csr -key'
  if (form === undefined) return `Create a request with the key: ${request} ${path}`
  if (form.startsWith('DER')) return `Create a request with the key: ${request} ${path} -keyform DER`
  if (form === 'PKCS#12') {
    return `Create a request with the key: openssl pkcs12 -in ${path} -nocerts -nodes -out key.pem && ${request} key.pem`
  }
  return createRequestHint
}

const createRequestHint =
  'Create a request with: openssl req -new -newkey rsa:2048 -nodes -keyout key.pem ' +
  '-subj /CN=admin/O=system:masters -out client.csr'
