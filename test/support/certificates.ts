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

/** A certificate authority in a temporary folder, created by openssl. */
export interface TestAuthority extends Issued {
  /** Issues a certificate for an alternative name; negative `days` make an expired one. */
  issue(name: string, subject: string, days?: number): Issued
  /** A certificate that is valid from the year 2040 on. */
  issueFor2040(name: string, subject: string): Issued
  /** Creates a self-signed certificate. */
  selfSigned(name: string, subject: string): Issued
  remove(): void
}

export function createAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-ca-'))
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
  return {
    ...selfSigned('ca'),
    issue(name, subject, days = 2) {
      openssl(
        'req',
        '-new',
        ...newKey,
        '-subj',
        `/CN=${name}`,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
      )
      writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${subject}\n`)
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
        ...['-days', String(days), '-extfile', `${name}.ext`, '-out', `${name}.crt`],
      )
      return files(name)
    },
    issueFor2040(name, subject) {
      const [request, config] = [`${name}.csr`, `${name}.cnf`]
      openssl('req', '-new', ...newKey, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', request)
      writeFileSync(join(folder, 'index.txt'), '')
      writeFileSync(
        join(folder, config),
        `[ca]\ndefault_ca = own\n[own]\ndatabase = index.txt\nserial = serial\nnew_certs_dir = .\ndefault_md = sha256\n` +
          `policy = any\nx509_extensions = names\n[any]\ncommonName = supplied\n[names]\nsubjectAltName = ${subject}\n`,
      )
      openssl(
        ...['ca', '-batch', '-config', config, '-rand_serial', '-cert', 'ca.crt', '-keyfile', 'ca.key'],
        ...['-startdate', '20400101000000Z', '-enddate', '20410101000000Z'],
        ...['-notext', '-in', request, '-out', `${name}.crt`],
      )
      return files(name)
    },
    selfSigned: (name, subject) => selfSigned(name, '-addext', `subjectAltName=${subject}`),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
