import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { bash } from '../support/program'
import { needs } from '../support/tools'
import { dropCluster, magnum, makeCluster, member } from './support/cloud'

const cluster = 'opened'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magnum-live-'))
  await makeCluster(cluster)
})
afterAll(async () => {
  await dropCluster(cluster)
  await rm(folder, { recursive: true, force: true })
})

const file = (name: string) => join(folder, name)
const openssl = (words: string) =>
  execFileSync('openssl', words.split(' '), { cwd: folder, encoding: 'utf8' })

needs('openssl')(
  'cluster-config writes a matching key and certificate, readable only by the owner',
  async () => {
    const stdout = await magnum(['cluster-config', cluster, '--dir', folder], { ...member, SHELL: '/bin/sh' })
    expect(stdout).toBe(`export KUBECONFIG=${file('config')}\n\n`)
    const names = ['ca.pem', 'cert.pem', 'key.pem', 'config']
    expect(names.map((name) => (statSync(file(name)).mode & 0o777).toString(8))).toEqual(
      names.map(() => '600'),
    )
    expect(openssl('verify -CAfile ca.pem cert.pem')).toBe('cert.pem: OK\n')
    expect(openssl('x509 -in cert.pem -noout -pubkey')).toBe(openssl('pkey -in key.pem -pubout'))
    expect(openssl('x509 -in cert.pem -noout -subject -nameopt RFC2253')).toBe(
      'subject=O=system:masters,CN=admin\n',
    )
  },
)

needs('kubectl')(
  'kubectl logs in with the kubeconfig to a server that requires a client certificate',
  async () => {
    // A test server with a certificate of the cluster's CA stands in for the API, which does not exist.
    const extensions = 'subjectAltName=IP:127.0.0.1'
    openssl(
      `req -new -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=api -addext ${extensions}`,
    )
    const cert = await magnum(['ca-sign', cluster, file('server.csr')])
    const [key, ca] = [readFileSync(file('server.key')), readFileSync(file('ca.pem'))]
    const server = createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: true }, (_, reply) =>
      reply
        .setHeader('Content-Type', 'application/json')
        .end('{"major":"1","minor":"25","gitVersion":"v1.25.3"}'),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const kubectl = `kubectl --kubeconfig config --server https://127.0.0.1:${port} get --raw /version`
    const answered = await bash(kubectl, { cwd: folder })
    server.close()
    server.closeAllConnections()
    expect(answered).toMatchObject({ code: 0, stdout: expect.stringContaining('v1.25.3') as string })
  },
)

needs('openssl')('ca-sign signs a CSR created by openssl, as in the user guide', async () => {
  writeFileSync(
    file('client.conf'),
    `[req]
distinguished_name = req_distinguished_name
req_extensions     = req_ext
prompt = no
[req_distinguished_name]
CN = Your Name
[req_ext]
extendedKeyUsage = clientAuth
`,
  )
  const { code, stderr } = await bash(
    String.raw`openssl genrsa -out mine.pem 4096 && openssl req -new -days 365 \
    -config client.conf \
    -key mine.pem \
    -out client.csr && magnum ca-sign --cluster opened --csr client.csr > mine.cert && magnum ca-show --cluster opened > mine.ca`,
    { env: member, cwd: folder },
  )
  expect({ code, stderr: stderr.includes('ERROR') }).toEqual({ code: 0, stderr: false })
  expect(openssl('verify -CAfile mine.ca mine.cert')).toBe('mine.cert: OK\n')
  expect(new X509Certificate(readFileSync(file('mine.cert'))).subject).toBe('CN=Your Name')
})

needs('openssl')('ca-rotate replaces the CA of the cluster', async () => {
  await magnum(['ca-rotate', cluster, '--wait'])
  await magnum(['cluster-wait', cluster])
  writeFileSync(file('new-ca.pem'), await magnum(['ca-show', cluster]))
  expect(() => openssl('verify -CAfile new-ca.pem cert.pem')).toThrow()
})
