import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { ServerOptions } from 'node:https'
import { join } from 'node:path'
import { createTransport } from '../../../src/client/http/transport'
import { createAuthority, type TestAuthority } from '../../support/certificates'
import { serve } from '../../support/http-server'
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

const weakRsa = ['-newkey', 'rsa:1024', '-nodes']

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
    hint: 'Check the clock of this machine, or ask the operator of the service to renew it.',
  })
})

withOpenssl('a certificate whose authority has expired', async () => {
  const expired = createAuthority({ hasExpired: true })
  const issued = expired.issue('young', 'IP:127.0.0.1')
  expect(await reach(issued, { caFile: expired.certFile })).toEqual({
    message: 'Cannot connect to URL: the certificate of its certificate authority has expired',
    hint: 'Give the renewed certificate of the authority with --os-cacert, or ask the operator of the service to renew it.',
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

withOpenssl('a certificate that is made for clients', async () => {
  const issued = authority.issue('client-only', 'IP:127.0.0.1\nextendedKeyUsage=clientAuth')
  expect(await reach(issued, { caFile: authority.certFile })).toEqual({
    message: 'Cannot connect to URL: its certificate cannot be verified: unsuitable certificate purpose',
    hint: 'Ask the operator of the service to replace the certificate.',
  })
})

withOpenssl('a certificate with an RSA key of 1024 bits', async () => {
  const issued = authority.issue('weak', 'IP:127.0.0.1', 2, weakRsa)
  // At the level of OpenSSL on Debian, the server would not use it.
  expect(
    await reach(issued, { caFile: authority.certFile }, { ciphers: 'DEFAULT@SECLEVEL=0' }),
  ).toMatchObject({
    message: 'Cannot connect to URL: its certificate cannot be verified: EE certificate key too weak',
  })
})

withOpenssl('a file with the certificate of the server itself, without its CA', async () => {
  const issued = authority.issue('itself', 'IP:127.0.0.1')
  expect(await reach(issued, { caFile: issued.certFile })).toBe(200)
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
    hint: 'Check its path and permissions.',
  })
})

const rsaKeyFile = () => {
  const file = join(temporaryFolder(), 'rsa.key')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return file
}

const emptyFile = () => {
  const file = join(temporaryFolder(), 'empty')
  writeFileSync(file, '')
  return file
}

withOpenssl.each([
  ['that is not a certificate', () => __filename, () => authority.keyFile],
  ['that is empty', emptyFile, () => authority.keyFile],
  ['without a key', () => authority.certFile, emptyFile],
  ['that does not match the key', () => authority.certFile, () => other.keyFile],
  ['whose key is of another type', () => authority.certFile, rsaKeyFile],
])('a client certificate %s', async (_what, certFile, keyFile) => {
  const tls = { caFile: authority.certFile, certFile: certFile(), keyFile: keyFile() }

  expect(await reach(authority.issue('asked', 'IP:127.0.0.1'), tls)).toEqual({
    message: 'Cannot connect to URL: the client certificate and its key cannot be used',
    hint: 'Check the files of --os-cert and --os-key.',
  })
})

withOpenssl('a client certificate with an RSA key of 1024 bits', async () => {
  const { certFile, keyFile } = authority.issue('weak-client', 'DNS:client', 2, weakRsa)
  const tls = { caFile: authority.certFile, certFile, keyFile }

  expect(await reach(authority.issue('asked', 'IP:127.0.0.1'), tls)).toMatchObject({
    message: 'Cannot connect to URL: the client certificate and its key cannot be used',
  })
})

withOpenssl.each<[string, ServerOptions]>([
  ['cipher', { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' }],
  ['cipher of TLS 1.3', { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_SHA256' }],
  ['curve', { ecdhCurve: 'brainpoolP256r1' }],
])('a server that shares no %s', async (_what, options) => {
  const tls = { caFile: authority.certFile }
  expect(await reach(authority.issue('strict', 'IP:127.0.0.1'), tls, options)).toEqual({
    message: 'Cannot connect to URL: it refused the TLS handshake, probably because no cipher is shared',
    hint: 'Ask the operator of the service which TLS versions and ciphers it accepts.',
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
