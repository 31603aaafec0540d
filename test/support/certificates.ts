import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate and its key, as PEM text and files. */
export interface Issued {
  cert: string
  key: string
  certFile: string
  keyFile: string
}

/** A certificate authority created by openssl. Its folder is removed after the tests of the file. */
export interface TestAuthority extends Issued {
  /** Issues a certificate for an alternative name; negative `days` make an expired one. `newKey` is for `openssl req`. */
  issue(name: string, subject: string, days?: number, newKey?: readonly string[]): Issued
  /** A certificate that is valid from the year 2040 on. */
  issueFor2040(name: string, subject: string): Issued
  /** Creates a self-signed certificate. */
  selfSigned(name: string, subject: string): Issued
}

const folders: string[] = []

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** @param options.hasExpired since 2021 */
export function createAuthority({ hasExpired = false } = {}): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-ca-'))
  folders.push(folder)
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  const files = (name: string): Issued => {
    const [certFile, keyFile] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)]
    return { certFile, keyFile, cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') }
  }
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const selfSigned = (name: string, ...extensions: string[]) => {
    openssl(
      'req',
      '-x509',
      ...newKey,
      '-subj',
      `/CN=${name}`,
      '-days',
      '2',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.crt`,
      ...extensions,
    )
    return files(name)
  }
  const request = (name: string, key: readonly string[] = newKey) =>
    openssl(
      ...['req', '-new', ...key, '-subj', `/CN=${name}`],
      ...['-keyout', `${name}.key`, '-out', `${name}.csr`],
    )
  /** Signs a request for a period given as `YYYYMMDDHHMMSSZ`. */
  const signFor = (name: string, [start, end]: [string, string], extension: string, ...by: string[]) => {
    writeFileSync(join(folder, 'index.txt'), '')
    writeFileSync(
      join(folder, `${name}.cnf`),
      `[ca]\ndefault_ca = own\n[own]\ndatabase = index.txt\nserial = serial\nnew_certs_dir = .\ndefault_md = sha256\n` +
        `policy = any\nx509_extensions = names\n[any]\ncommonName = supplied\n[names]\n${extension}\n`,
    )
    openssl(
      ...['ca', '-batch', '-config', `${name}.cnf`, '-rand_serial', '-keyfile', 'ca.key', ...by],
      ...['-startdate', start, '-enddate', end, '-notext', '-in', `${name}.csr`, '-out', `${name}.crt`],
    )
    return files(name)
  }
  const expiredAuthority = () => {
    request('ca')
    const period = ['20200101000000Z', '20210101000000Z'] as [string, string]
    return signFor('ca', period, 'basicConstraints = critical,CA:true', '-selfsign')
  }
  return {
    ...(hasExpired ? expiredAuthority() : selfSigned('ca')),
    issue(name, subject, days = 2, key = newKey) {
      request(name, key)
      writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${subject}\n`)
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
        ...['-days', String(days), '-extfile', `${name}.ext`, '-out', `${name}.crt`],
      )
      return files(name)
    },
    issueFor2040(name, subject) {
      request(name)
      const period = ['20400101000000Z', '20410101000000Z'] as [string, string]
      return signFor(name, period, `subjectAltName = ${subject}`, '-cert', 'ca.crt')
    },
    selfSigned: (name, subject) => selfSigned(name, '-addext', `subjectAltName=${subject}`),
  }
}
