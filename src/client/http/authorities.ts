import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import type * as Tls from 'node:tls'
import { MagnumError, systemErrorCode } from '../../foundation/errors'
import type { Environment } from '../../foundation/host'

/** The certificate authorities that may have issued a server's certificate. */
export interface Authorities {
  /** Where they were found, as text for the user. */
  source: string
  /** One certificate each, in PEM. */
  certificates: readonly string[]
}

// Read by Python's requests, curl and OpenSSL; in order of precedence.
const variables = ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'SSL_CERT_FILE', 'SSL_CERT_DIR']

/** Where to find CA certificates. Each source is read once: a pipe, such as `<(…)`, has nothing left afterwards. */
export interface AuthoritySources {
  /**
   * Those of the setting `cacert` or else of the first variable; no others are trusted then. Undefined if neither is
   * set: then those of Node and of the system are trusted.
   *
   * @throws MagnumError `usage` if the file or folder contains no certificate
   */
  named(): Promise<Authorities | undefined>
  /** Those of the system; undefined if there are none. */
  ofSystem(): Promise<Authorities | undefined>
}

export function authoritySources(cacert: string | undefined, env: Environment): AuthoritySources {
  let named: Promise<Authorities | undefined> | undefined
  let system: Promise<Authorities | undefined> | undefined
  return {
    named: () => (named ??= namedAuthorities(cacert, env)),
    ofSystem: () => (system ??= systemAuthorities()),
  }
}

async function namedAuthorities(
  cacert: string | undefined,
  env: Environment,
): Promise<Authorities | undefined> {
  if (cacert !== undefined) return readAuthorities(cacert, 'the CA certificates')
  const variable = variables.find((name) => env[name])
  if (variable === undefined) return undefined
  const value = env[variable] ?? ''
  // OpenSSL takes several folders here, and ignores those that are missing.
  const present = variable === 'SSL_CERT_DIR' ? value.split(delimiter).filter((path) => existsSync(path)) : []
  return readAuthorities(value, variable, present.length > 0 ? present : [value])
}

/** @param paths files, or folders of files */
async function readAuthorities(value: string, name: string, paths = [value]): Promise<Authorities> {
  try {
    const files = (await Promise.all(paths.map(filesAt))).flat()
    const found = await Promise.all(files.map(({ content }) => certificatesIn(content)))
    // A folder often has the same certificate under its name, under its hash, and in a bundle of all.
    const certificates = [...new Set(found.flat())]
    if (certificates.length > 0) return { source: `${name}, ${value}`, certificates }
    const file = files.find(({ path }) => path === value)
    const what = file ? contentOf(file.content) : 'a folder without certificates that can be read'
    throw new MagnumError('usage', `Cannot use the file of ${name}, ${value}: it is ${what}`, {
      hint: 'Name a file of certificates in PEM or DER, or a folder of such files.',
    })
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === undefined) throw error
    throw new MagnumError('usage', `Cannot read the file of ${name}, ${value} (${code})`, {
      hint: 'Check its path and permissions.',
      cause: error,
    })
  }
}

interface CertificateFile {
  path: string
  content: Buffer
}

/** The file of this path, or the files in the folder. */
async function filesAt(path: string): Promise<CertificateFile[]> {
  const { readdir, stat } = await import('node:fs/promises')
  const { readNamedFile } = await import('../../foundation/named-file')
  if (!(await stat(path)).isDirectory())
    return [{ path, content: await readNamedFile(path, { special: 'written-pipe' }) }]
  const files = (await readdir(path)).map(async (entry) => {
    const file = `${path}/${entry}`
    try {
      return (await stat(file)).isFile() ? [{ path: file, content: await readNamedFile(file) }] : []
    } catch {
      // Other files of the folder may be private, or larger than any certificate.
      return []
    }
  })
  return (await Promise.all(files)).flat()
}

const certificate = /-----BEGIN ((?:TRUSTED |X509 )?CERTIFICATE)-----[^-]*-----END \1-----/g

/** The certificates of a file in PEM or DER; none if all are damaged. Reading more than one of them takes long. */
async function certificatesIn(bytes: Buffer): Promise<string[]> {
  const { X509Certificate } = await import('node:crypto')
  const read = (certificate: string | Buffer) => {
    try {
      return new X509Certificate(certificate)
    } catch {
      return undefined
    }
  }
  const blocks = bytes.toString('latin1').match(certificate)
  if (blocks) return blocks.some(read) ? blocks : []
  return [read(bytes)?.toString() ?? []].flat()
}

function contentOf(bytes: Buffer): string {
  if (bytes.length === 0) return 'empty'
  if (bytes.indexOf('B\0E\0G\0I\0N') !== -1) return 'UTF-16 text, and has to be UTF-8'
  const label = /-----BEGIN [A-Z ]*(PRIVATE KEY|PUBLIC KEY|CERTIFICATE REQUEST)-----/.exec(
    bytes.toString('latin1'),
  )
  return label?.[1] ? `a ${label[1].toLowerCase()}` : 'no certificate that can be read'
}

// CA bundles of Debian, Red Hat, SUSE, Alpine and macOS.
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/** The CA certificates of the system; undefined if there are none. */
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
