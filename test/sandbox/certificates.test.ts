import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../support/tools'
import { certificatesFor, program } from './support/access'
import { cloud, kubernetesTemplate, stopClouds, temporaryFolder, word, type Cloud } from './support/cloud'

afterAll(stopClouds)

const testOpenssl = needs('openssl')

let made: Cloud
let uuid: string
beforeAll(async () => {
  made = await cloud()
  await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await made.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
  uuid = word((await made.call('GET', '/v1/clusters/demo')).body.uuid)
})

/** Creates a CSR with openssl, with `-addext` for each extension. */
async function requestWith(key: string[], ...extensions: string[]): Promise<string> {
  const folder = temporaryFolder()
  const file = join(folder, 'client.csr')
  const added = extensions.flatMap((each) => ['-addext', each])
  const words = ['-nodes', '-subj', '/O=system:masters/CN=admin', '-keyout', join(folder, 'key.pem')]
  const { code, stderr } = await program('openssl', ['req', '-new', ...key, ...words, ...added, '-out', file])
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return readFileSync(file, 'utf8')
}

const RSA = ['-newkey', 'rsa:2048']

const sign = (csr: string) => made.call('POST', '/v1/certificates', { cluster_uuid: uuid, csr })

async function shown(pem: string): Promise<string> {
  const file = join(temporaryFolder(), 'cert.pem')
  writeFileSync(file, `${pem}\n`)
  return (await program('openssl', ['x509', '-in', file, '-noout', '-text'])).stdout
}

testOpenssl('an issued certificate is verified against the CA', async () => {
  const folder = await certificatesFor(made, 'demo')
  const files = ['-CAfile', join(folder, 'ca.pem'), join(folder, 'cert.pem')]
  expect((await program('openssl', ['verify', '-purpose', 'sslclient', ...files])).stdout).toMatch(
    /cert\.pem: OK\n$/,
  )
})

testOpenssl('the CA signs certificates but no intermediate CA', async () => {
  const text = await shown(word((await made.call('GET', `/v1/certificates/${uuid}`)).body.pem))
  expect(text).toContain('Subject: CN = demo')
  expect(text).toContain('CA:TRUE, pathlen:0')
  expect(text).toContain('Certificate Sign\n')
  expect(text).toContain('Public-Key: (2048 bit)')
})

testOpenssl('subject and requested extensions are kept', async () => {
  const csr = await requestWith(RSA, 'extendedKeyUsage=clientAuth', 'keyUsage=critical,digitalSignature')
  const { status, body } = await sign(csr)
  expect(status).toBe(201)
  expect(Object.keys(body).sort()).toEqual(['cluster_uuid', 'csr', 'links', 'pem'])
  const text = await shown(word(body.pem))
  expect(text).toContain('Issuer: CN = demo')
  expect(text).toContain('Subject: O = system:masters, CN = admin')
  expect(text).toContain('TLS Web Client Authentication')
  expect(text).toMatch(/Key Usage: critical\n\s+Digital Signature\n/)
})

testOpenssl('a CSR with an EC key is signed too', async () => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  expect((await sign(await requestWith(key))).status).toBe(201)
})

testOpenssl('no CA certificate is issued', async () => {
  const critical = await sign(await requestWith(RSA, 'basicConstraints=critical,CA:TRUE'))
  expect(critical.status).toBe(400)
  expect(word(critical.body.errors?.[0]?.detail)).toContain('basicConstraints')
  const asked = await sign(await requestWith(RSA, 'basicConstraints=CA:TRUE', 'keyUsage=keyCertSign'))
  const text = await shown(word(asked.body.pem))
  expect(text).toContain('CA:FALSE')
  expect(text).not.toContain('Certificate Sign')
})

test.each(['rubbish', '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n'])(
  'an invalid CSR is refused: %j',
  async (csr) => {
    const { status, body } = await sign(csr)
    expect(status).toBe(400)
    expect(body.errors?.[0]?.detail).toBe(`Received invalid csr b'${csr.replaceAll('\n', '\\n')}'.`)
  },
)

test('a cluster without TLS has no CA to rotate', async () => {
  await made.call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name: 'open', tls_disabled: true })
  await made.call('POST', '/v1/clusters', { name: 'open', cluster_template_id: 'open' })
  const { status, body } = await made.call('PATCH', '/v1/certificates/open')
  expect(status).toBe(400)
  expect(body.errors?.[0]?.detail).toBe('Rotating the CA certificate on a non-TLS cluster is not supported.')
})
