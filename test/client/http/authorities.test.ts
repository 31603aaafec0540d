import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemAuthorities } from '../../../src/client/http/authorities'
import type { TlsOptions } from '../../../src/client/http/tls'
import { createTransport } from '../../../src/client/http/transport'
import type { MagnumError } from '../../../src/foundation/errors'
import { createAuthority, type TestAuthority } from '../../support/certificates'
import { bash } from '../../support/program'
import { temporaryFolder } from '../../support/temporary-folder'
import { needs } from '../../support/tools'
import { reach, serveTls } from './tls-server'

const withOpenssl = needs('openssl')
let authority: TestAuthority
let other: TestAuthority

beforeAll(() => {
  authority = createAuthority()
  other = createAuthority()
})

const written = (name: string, content: string | Buffer) => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}
const der = () => Buffer.from(authority.cert.replace(/-----[^-]+-----|\s/g, ''), 'base64')
const utf16 = () => Buffer.from(`\ufeff${authority.cert}`, 'utf16le')
const directory = (...files: [string, string | Buffer][]) => {
  const path = temporaryFolder()
  for (const [name, content] of files) writeFileSync(join(path, name), content)
  return path
}

withOpenssl.each<[string, () => string]>([
  ['a file in DER', () => written('ca.der', der())],
  ['a file of several certificates', () => written('all.pem', `comment\n${other.cert}${authority.cert}`)],
  [
    'a file with a damaged certificate',
    () => written('all.pem', other.cert + other.cert.replace('MII', 'AAA') + authority.cert),
  ],
  [
    'a file whose first certificate is damaged',
    () => written('all.pem', authority.cert.replace('MII', 'AAA') + authority.cert),
  ],
  [
    'a folder that also has a file larger than 16 MiB',
    () => directory(['backup', Buffer.alloc(2 ** 24 + 1)], ['ours.crt', authority.cert]),
  ],
  ['a folder', () => directory(['README', 'x'], ['other.pem', other.cert], ['ours.crt', authority.cert])],
  ['a folder of DER files', () => directory(['ca.der', der()])],
])('%s', async (_what, path) => {
  expect(await reach(authority.issue('good', 'IP:127.0.0.1'), { caFile: path() })).toBe(200)
})

withOpenssl.each<[string, () => string | Buffer]>([
  ['empty', () => ''],
  ['no certificate that can be read', () => 'nonsense'],
  ['no certificate that can be read', () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ['a private key', () => authority.key],
  [
    'a certificate request',
    () => readFileSync(authority.issue('asked', 'IP:127.0.0.1').certFile.replace('.crt', '.csr')),
  ],
  ['UTF-16 text, and has to be UTF-8', utf16],
])('a file that is %s', async (content, bytes) => {
  const caFile = written('wrong.pem', bytes())
  expect(await reach(authority.issue('asked', 'IP:127.0.0.1'), { caFile })).toEqual({
    message: `Cannot use the file of the CA certificates, ${caFile}: it is ${content}`,
    hint: 'Name a file of certificates in PEM or DER, or a folder of such files.',
  })
})

withOpenssl('a pipe of the shell', async () => {
  const server = await serveTls(authority.issue('good', 'IP:127.0.0.1'))
  const env = { HOME: temporaryFolder(), OS_AUTH_TYPE: 'none', OS_ENDPOINT: `${server.url}/v1` }
  const script = `magnum --os-cacert <(cat '${authority.certFile}') doctor -f value -c check -c finding`
  const { stdout } = await bash(script, { env })
  await server.close()

  expect(stdout).toMatch(/verified against 1 of the CA certificates, \/dev\/fd\/\d+$/m)
  expect(stdout).toMatch(/^service clusters can be listed$/m)
})

test('a folder without certificates', async () => {
  expect(
    await reach(authority.issue('asked', 'IP:127.0.0.1'), { caFile: directory(['a', 'b']) }),
  ).toMatchObject({
    message: expect.stringMatching(/: it is a folder without certificates that can be read$/) as string,
  })
})

withOpenssl.each(['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR'])(
  'from %s',
  async (variable) => {
    const server = await serveTls(authority.issue('good', 'IP:127.0.0.1'))
    const path = variable === 'SSL_CERT_DIR' ? directory(['ca.pem', authority.cert]) : authority.certFile
    const send = async (env: Record<string, string>, tls: TlsOptions = {}) => {
      const transport = createTransport({ env, tls, retries: 0 })
      const sent = transport.send({ method: 'GET', url: server.url, retry: 'read' })
      return sent.then(
        ({ status }) => status,
        (error: unknown) => (error as MagnumError).message,
      )
    }
    expect(await send({ [variable]: path })).toBe(200)
    expect(await send({ [variable]: '' })).toMatch(/authority that is not known$/)
    expect(await send({ [variable]: '/no/such/file' })).toBe(
      `Cannot read the file of ${variable}, /no/such/file (ENOENT)`,
    )
    expect(await send({ [variable]: path }, { caFile: other.certFile })).toMatch(
      /authority that is not known$/,
    )
    await server.close()
  },
)

withOpenssl('SSL_CERT_DIR takes several folders, of which some may be missing', async () => {
  const server = await serveTls(authority.issue('good', 'IP:127.0.0.1'))
  const folder = directory(['ca.pem', authority.cert])
  const transport = createTransport({ env: { SSL_CERT_DIR: `/no/such:${folder}` }, retries: 0 })
  const { status } = await transport.send({ method: 'GET', url: server.url, retry: 'read' })
  transport.close()
  await server.close()

  expect(status).toBe(200)
})

const bundle = '/etc/ssl/certs/ca-certificates.crt'
const canMount = spawnSync('unshare', ['--map-root-user', '--mount', 'test', '-e', bundle]).status === 0
const withMounts = canMount ? withOpenssl : test.skip

withMounts("an authority that only the system's store has", async () => {
  const server = await serveTls(authority.issue('good', 'IP:127.0.0.1'))
  const env = { HOME: temporaryFolder(), OS_AUTH_TYPE: 'none', OS_ENDPOINT: `${server.url}/v1` }
  const store = written('store.crt', authority.cert)
  const script = `mount --bind '${store}' ${bundle}
    unset REQUESTS_CA_BUNDLE CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS
    magnum doctor -f value -c check -c finding`
  const { stdout } = await bash(`unshare --map-root-user --mount bash -c "${script}"`, { env })
  await server.close()

  expect(stdout).toMatch(/^authorities of 127\.0\.0\.1:\d+: verified against \d+ of the system's store/m)
  expect(stdout).toMatch(/^service clusters can be listed$/m)
})

test('from the system store', async () => {
  expect((await systemAuthorities())?.certificates.length).toBeGreaterThan(10)
})
