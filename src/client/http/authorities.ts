import type * as Tls from 'node:tls'
import { MagnumError, systemErrorCode } from '../../foundation/errors'

/** The certificate authorities that a server's certificate may come from. */
export interface Authorities {
  /** Where they come from, for people. */
  source: string
  /** PEM, one each. */
  certificates: readonly string[]
}

// Python's requests, curl and OpenSSL read these, in this order of precedence.
const variables = ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR']

/**
 * The authorities that are named, which alone are trusted then: by the setting `cacert`, else by the first variable.
 * Undefined where none are: then Node's are trusted, and those of the system.
 *
 * @throws MagnumError `usage` where there is no certificate in what is named
 */
export async function namedAuthorities(
  cacert: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Authorities | undefined> {
  if (cacert !== undefined) return readAuthorities(cacert, 'the CA certificates')
  const variable = variables.find((name) => env[name])
  return variable === undefined ? undefined : readAuthorities(env[variable] ?? '', variable)
}

async function readAuthorities(path: string, name: string): Promise<Authorities> {
  const { readdir, stat } = await import('node:fs/promises')
  const { readNamedFile } = await import('../../foundation/named-file')
  try {
    if (!(await stat(path)).isDirectory()) {
      const bytes = await readNamedFile(path)
      const certificates = await certificatesIn(bytes)
      if (certificates.length > 0) return { source: `${name}, ${path}`, certificates }
      throw noCertificates(path, name, contentOf(bytes))
    }
    const files = (await readdir(path)).map((file) => `${path}/${file}`)
    const found = await Promise.all(
      files.map(async (file) => ((await isFile(file)) ? certificatesIn(await readNamedFile(file)) : [])),
    )
    // The same certificate often stands there under its name, under its hash, and in a bundle of all.
    const certificates = [...new Set(found.flat())]
    if (certificates.length > 0) return { source: `${name}, ${path}`, certificates }
    throw noCertificates(path, name, 'a folder without certificates')
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === undefined) throw error
    throw new MagnumError('usage', `Cannot read the file of ${name}, ${path} (${code})`, { cause: error })
  }

  async function isFile(file: string): Promise<boolean> {
    return stat(file).then(
      (entry) => entry.isFile(),
      () => false,
    )
  }
}

const certificate = /-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----[^-]*-----END \1-----/g

/** The certificates of a file in PEM or DER; none where the first is none that can be read. */
async function certificatesIn(bytes: Buffer): Promise<string[]> {
  const { X509Certificate } = await import('node:crypto')
  const blocks = bytes.toString('latin1').match(certificate) ?? []
  try {
    const first = new X509Certificate(blocks[0] ?? bytes)
    return blocks.length > 0 ? blocks : [first.toString()]
  } catch {
    return []
  }
}

function contentOf(bytes: Buffer): string {
  if (bytes.length === 0) return 'empty'
  if (bytes.indexOf('B\0E\0G\0I\0N') !== -1) return 'UTF-16 text, and has to be UTF-8'
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(bytes.toString('latin1'))) return 'a private key'
  return 'no certificate that can be read'
}

function noCertificates(path: string, name: string, content: string): MagnumError {
  return new MagnumError('usage', `Cannot use the file of ${name}, ${path}: it is ${content}`, {
    hint: 'Name a file of certificates in PEM or DER, or a folder of such files.',
  })
}

// Where distributions put their authorities: Debian, Red Hat, SUSE, Alpine and macOS.
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/** The authorities of the system's store; undefined where there is none. */
export async function systemAuthorities(): Promise<Authorities | undefined> {
  // Since Node 22.15; the types are those of Node 20.
  const tls: typeof Tls & { getCACertificates?: (type: 'system') => string[] } = await import('node:tls')
  const certificates = tls.getCACertificates?.('system') ?? []
  if (certificates.length > 0) return { source: "the system's store", certificates }
  for (const bundle of bundles) {
    const found = await readAuthorities(bundle, "the system's store").catch(() => undefined)
    if (found) return found
  }
  return undefined
}
