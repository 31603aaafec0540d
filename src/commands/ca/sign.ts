import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Context } from '../../cli/context'
import { defineCommand } from '../../cli/definition'
import { optional, text } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import { withHint } from '../../client/http/errors'
import { fileError } from '../../foundation/file-errors'
import { clusterOption, clusterWord, readCluster } from './cluster-argument'

export const caSign = defineCommand({
  heading: 'Certificates and credentials',
  name: 'ca-sign',
  summary: "Have a certificate signed by a cluster's authority",
  description: [
    'Sends a certificate signing request (CSR), PKCS#10 in PEM, and prints the certificate.',
    'To be let in by Kubernetes, the request needs a subject that it has rights for, such as /CN=admin/O=system:masters.',
  ].join('\n\n'),
  answer: 'text',
  positionals: {
    ...clusterWord,
    csr: optional('<csr>', { help: 'File with the request; - is standard input', completes: 'file' }),
  },
  options: {
    ...clusterOption,
    csrOption: text('--csr', { metavar: '<csr>', help: 'The same, as an option', completes: 'file' }),
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
      throw error instanceof MagnumError && error.status === 400 ? withHint(error, howToMakeOne) : error
    })
    return { kind: 'text', text: `${pem}\n` }
  },
})

interface RequestArguments {
  readonly csr: string | undefined
  readonly csrOption: string | undefined
}

/** The request to sign; that there is one is found out before anything is asked of the service. */
async function readRequest({ csr, csrOption }: RequestArguments, { host }: Context): Promise<string> {
  if (csr !== undefined && csrOption !== undefined) {
    throw new MagnumError('usage', `Duplicate "<csr>" arguments: ${csr}, ${csrOption}`)
  }
  const path = csr ?? csrOption
  if (path === undefined) throw withoutRequest('A CSR must be provided')
  const text = path === '-' ? (await host.stdin.readAll()).toString() : await readRequestFile(path, host)
  if (text.includes('PRIVATE KEY-----')) {
    throw withoutRequest(`There is a private key in ${path}, which is nobody else's business`)
  }
  // Lines end as Python's text files have it, and so as the service has always been sent them.
  return text.replace(/\r\n?/g, '\n')
}

async function readRequestFile(path: string, host: Context['host']): Promise<string> {
  try {
    return await readFile(resolve(host.cwd(), path), 'utf8')
  } catch (error) {
    const reason = fileError(error, `read the CSR ${path}`)
    throw reason instanceof MagnumError ? withoutRequest(reason.message) : reason
  }
}

function withoutRequest(message: string): MagnumError {
  return new MagnumError('usage', message, { hint: howToMakeOne })
}

const howToMakeOne =
  'Make a request with: openssl req -new -newkey rsa:2048 -nodes -keyout key.pem ' +
  '-subj /CN=admin/O=system:masters -out client.csr'
