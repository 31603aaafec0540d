import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type ServerOptions } from 'node:https'
import { join } from 'node:path'
import { systemAuthorities } from '../../../src/client/http/authorities'
import type { MagnumError } from '../../../src/foundation/errors'
import type { TlsOptions } from '../../../src/client/http/tls'
import { createTransport } from '../../../src/client/http/transport'
import { createAuthority, type Issued, type TestAuthority } from '../../support/certificates'
import { answering, type Received, serve, started } from '../../support/http-server'
import { bash } from '../../support/program'
import { temporaryFolder } from '../../support/temporary-folder'
import { needs } from '../../support/tools'

const withOpenssl = needs('openssl')
let authority: TestAuthority
let other: TestAuthority

beforeAll(() => {
  authority = createAuthority()
  other = createAuthority()
})
afterAll(() => {
  authority.remove()
  other.remove()
})

async function serveTls(issued: Issued, options: ServerOptions = {}) {
  const requests: Received[] = []
  const server = createServer(
    { ...options, cert: issued.cert, key: issued.key },
    answering(requests, () => ({ body: {} })),
  )
  return started(server, requests, 'https')
}

/** The status of a request to a server with this certificate, or the error. */
async function reach(issued: Issued, tls: TlsOptions, options: ServerOptions = {}) {
  const server = await serveTls(issued, options)
  const transport = createTransport({ tls, retries: 0 })
  try {
    return (await transport.send({ method: 'GET', url: server.url, retry: 'read' })).status
  } catch (error) {
    const { message, hint } = error as MagnumError
    return { message: message.replace(server.url, 'URL'), hint }
  } finally {
    transport.close()
    await server.close()
  }
}

const nameAuthority = (issuer: string) =>
  `Name the certificate of its authority "${issuer}" with --os-cacert or in OS_CACERT.`

withOpenssl('a certificate of the given CA', async () => {
  expect(await reach(authority.issue('good', 'IP:127.0.0.1'), { caFile: authority.certFile })).toBe(200)
})

withOpenssl('an unknown CA', async () => {
  expect(await reach(authority.issue('unknown', 'IP:127.0.0.1'), {})).toEqual({
    message: 'Cannot connect to URL: its certificate comes from a certificate authority that is not known',
    hint: nameAuthority('ca'),
  })
})

withOpenssl('another CA than the given one: the file replaces the system store', async () => {
  expect(await reach(authority.issue('foreign', 'IP:127.0.0.1'), { caFile: other.certFile })).toEqual({
    message: 'Cannot connect to URL: its certificate comes from a certificate authority that is not known',
    hint: nameAuthority('ca'),
  })
})

withOpenssl('a self-signed certificate', async () => {
  expect(await reach(authority.selfSigned('self', 'IP:127.0.0.1'), {})).toEqual({
    message: 'Cannot connect to URL: its certificate is signed by itself',
    hint: nameAuthority('self'),
  })
})

withOpenssl('an expired certificate', async () => {
  expect(await reach(authority.issue('old', 'IP:127.0.0.1', -1), { caFile: authority.certFile })).toEqual({
    message: 'Cannot connect to URL: its certificate has expired',
    hint: 'Ask the operator of the service to renew it.',
  })
})

withOpenssl('a certificate that is not valid yet', async () => {
  const issued = authority.issueFor2040('early', 'IP:127.0.0.1')
  expect(await reach(issued, { caFile: authority.certFile })).toEqual({
    message: 'Cannot connect to URL: its certificate is not valid yet',
    hint: 'Check the clock of this machine.',
  })
})

withOpenssl('a certificate for another host', async () => {
  expect(await reach(authority.issue('host', 'DNS:magnum.example'), { caFile: authority.certFile })).toEqual({
    message: 'Cannot connect to URL: its certificate is for another host name',
    hint: 'Use the host name that the certificate was made for.',
  })
})

withOpenssl.each([
  ['unknown', 'IP:127.0.0.1', 2],
  ['expired', 'IP:127.0.0.1', -1],
  ['wrong host', 'DNS:magnum.example', 2],
])('insecure accepts a certificate: %s', async (name, subject, days) => {
  expect(await reach(authority.issue(name, subject, days), { insecure: true })).toBe(200)
  expect(await reach(authority.issue(name, subject, days), { insecure: true, caFile: other.certFile })).toBe(
    200,
  )
})

describe('a server that requests a client certificate', () => {
  const mutual = () => ({ ca: authority.cert, requestCert: true, rejectUnauthorized: true })

  withOpenssl('accepts certificate and key from two files', async () => {
    const { certFile, keyFile } = authority.issue('client', 'DNS:client')
    const tls = { caFile: authority.certFile, certFile, keyFile }
    expect(await reach(authority.issue('mutual', 'IP:127.0.0.1'), tls, mutual())).toBe(200)
  })

  withOpenssl('accepts certificate and key from one file', async () => {
    const { writeFileSync } = await import('node:fs')
    const { cert, key, certFile } = authority.issue('both', 'DNS:client')
    writeFileSync(certFile, cert + key)
    const tls = { caFile: authority.certFile, certFile }
    expect(await reach(authority.issue('mutual', 'IP:127.0.0.1'), tls, mutual())).toBe(200)
  })

  withOpenssl('refuses a client without one', async () => {
    const tls = { caFile: authority.certFile }
    const error = await reach(authority.issue('mutual', 'IP:127.0.0.1'), tls, {
      ...mutual(),
      maxVersion: 'TLSv1.2',
    })
    expect(error).toEqual({
      message: 'Cannot connect to URL: it does not accept the client certificate, or asks for one',
      hint: 'Give a client certificate with --os-cert and --os-key.',
    })
  })

  withOpenssl('refuses a client without one, with TLS 1.3', async () => {
    const error = await reach(
      authority.issue('mutual', 'IP:127.0.0.1'),
      { caFile: authority.certFile },
      mutual(),
    )
    expect(error).toEqual({
      message: 'No answer from URL: it does not accept the client certificate, or asks for one',
      hint: 'Give a client certificate with --os-cert and --os-key.',
    })
  })
})

withOpenssl('requests to one host share a connection', async () => {
  const server = await serveTls(authority.issue('shared', 'IP:127.0.0.1'))
  const transport = createTransport({ tls: { caFile: authority.certFile } })
  for (const path of ['/a', '/b', '/c'])
    await transport.send({ method: 'GET', url: server.url + path, retry: 'read' })
  transport.close()
  await server.close()

  expect(server.connections()).toBe(1)
})

test('a missing CA file', async () => {
  const transport = createTransport({ tls: { caFile: '/no/such/ca.pem' } })
  const sent = transport.send({ method: 'GET', url: 'https://127.0.0.1:1/', retry: 'read' })

  await expect(sent).rejects.toMatchObject({
    kind: 'usage',
    message: 'Cannot read the file of the CA certificates, /no/such/ca.pem (ENOENT)',
  })
})

withOpenssl.each([
  ['that is not a certificate', () => __filename, () => authority.keyFile],
  ['that does not match the key', () => authority.certFile, () => other.keyFile],
])('a client certificate %s', async (_what, certFile, keyFile) => {
  const tls = { caFile: authority.certFile, certFile: certFile(), keyFile: keyFile() }

  expect(await reach(authority.issue('asked', 'IP:127.0.0.1'), tls)).toEqual({
    message: 'Cannot connect to URL: the client certificate and its key cannot be used',
    hint: 'Check the files of --os-cert and --os-key.',
  })
})

describe('CA certificates', () => {
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
    [
      'no certificate that can be read',
      () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    ],
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

  test('a folder without certificates', async () => {
    expect(
      await reach(authority.issue('asked', 'IP:127.0.0.1'), { caFile: directory(['a', 'b']) }),
    ).toMatchObject({
      message: expect.stringMatching(/: it is a folder without certificates$/) as string,
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

    expect(stdout).toMatch(/^authorities of 127\.0\.0\.1:\d+: verified against 1 of the system's store, /m)
    expect(stdout).toMatch(/^service clusters can be listed$/m)
  })

  test('from the system store', async () => {
    expect((await systemAuthorities())?.certificates.length).toBeGreaterThan(10)
  })
})

withOpenssl('a server that supports only TLS 1.1', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  const tls = { caFile: authority.certFile }
  expect(await reach(authority.issue('old', 'IP:127.0.0.1'), tls, old)).toEqual({
    message: 'Cannot connect to URL: it speaks only TLS 1.0 or 1.1, which is no longer safe',
    hint: 'Ask the operator of the service to enable TLS 1.2 or newer.',
  })
})

test('an https request to an http server', async () => {
  const server = await serve(() => ({}))
  const transport = createTransport({ retries: 0 })
  const sent = transport.send({ method: 'GET', url: server.url.replace('http:', 'https:'), retry: 'read' })

  await expect(sent).rejects.toMatchObject({
    message: `Cannot connect to https://127.0.0.1:${server.port}: the TLS handshake failed`,
    hint: 'Check whether the URL should begin with http:// in place of https://.',
  })
  transport.close()
  await server.close()
})

withOpenssl('an http request to an https server', async () => {
  const server = await serveTls(authority.issue('plain', 'IP:127.0.0.1'))
  const transport = createTransport({ retries: 0 })
  const sent = transport.send({ method: 'GET', url: server.url.replace('https:', 'http:'), retry: 'read' })

  await expect(sent).rejects.toMatchObject({ kind: 'connection' })
  transport.close()
  await server.close()
})
