import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCertificate, type Credentials } from '../../src/access/certificate-check'
import { createKeyAndRequest, type KeyAndRequest } from '../../src/access/key-request'
import { needs } from '../support/tools'
import { temporaryFolder } from '../support/temporary-folder'

const now = Date.now()
const openssl = (folder: string, ...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/** Creates a CA called `name`, as a service does for each cluster. */
function authority(folder: string, name: string): string {
  openssl(folder, 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=cluster', '-days', '30',
    '-keyout', `${name}.key`, '-out', `${name}.pem`) // prettier-ignore
  return readFileSync(join(folder, `${name}.pem`), 'utf8')
}

function sign(folder: string, name: string, { csr }: KeyAndRequest): string {
  writeFileSync(join(folder, 'csr'), csr)
  return openssl(folder, 'x509', '-req', '-in', 'csr', '-CA', `${name}.pem`, '-CAkey', `${name}.key`, '-days', '10') // prettier-ignore
}

needs('openssl')('the CSR is for an administrator and signed with the key, which is in PKCS#1', async () => {
  const { key, csr } = await createKeyAndRequest()
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'csr'), csr)
  const text = openssl(folder, 'req', '-in', 'csr', '-noout', '-verify', '-text')
  expect(text).toContain('Subject: CN = admin, O = system:masters\n')
  expect(text).toContain('Public-Key: (2048 bit)')
  expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption')
  expect(csr).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----\n[^\r]*\n-----END CERTIFICATE REQUEST-----\n$/)
  expect(key).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/)
})

describe('a certificate', () => {
  const made = async (): Promise<Credentials & { folder: string }> => {
    const folder = temporaryFolder()
    const request = await createKeyAndRequest()
    const ca = authority(folder, 'ca')
    return { folder, key: request.key, cert: sign(folder, 'ca', request), ca }
  }

  needs('openssl')('that is valid has an expiry date', async () => {
    const { expires } = await checkCertificate(await made(), now)
    expect(Math.round((expires.getTime() - now) / 86_400_000)).toBe(10)
  })

  needs('openssl')('for another key is refused', async () => {
    const { key } = await createKeyAndRequest()
    await expect(checkCertificate({ ...(await made()), key }, now)).rejects.toThrow(
      'The certificate issued by the service does not match the key',
    )
  })

  needs('openssl')('from another CA with the same name is refused', async () => {
    const credentials = await made()
    const ca = authority(credentials.folder, 'other')
    await expect(checkCertificate({ ...credentials, ca }, now)).rejects.toThrow(
      "The certificate was not signed by the cluster's CA",
    )
  })

  needs('openssl')('that has expired is refused', async () => {
    const inElevenDays = now + 11 * 86_400_000
    await expect(checkCertificate(await made(), inElevenDays)).rejects.toThrow('The certificate expired on')
  })

  needs('openssl')('that cannot be parsed is refused', async () => {
    await expect(checkCertificate({ ...(await made()), cert: 'rubbish' }, now)).rejects.toThrow(
      'The certificate sent by the service cannot be read',
    )
  })
})

needs('openssl')('text around certificates is ignored, and the one for the key comes first', async () => {
  const folder = temporaryFolder()
  const request = await createKeyAndRequest()
  const ca = authority(folder, 'ca')
  const cert = sign(folder, 'ca', request)
  const checked = await checkCertificate({ key: request.key, cert: `subject=x\n${ca}${cert}`, ca }, now)
  expect(checked.credentials).toEqual({ key: request.key, cert, ca })
  expect(checked.notes).toHaveLength(2)
})

needs('openssl')('an expired CA is distinguished from an expired certificate', async () => {
  const folder = temporaryFolder()
  const request = await createKeyAndRequest()
  const ca = authority(folder, 'ca')
  const days = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-days', '100']
  writeFileSync(join(folder, 'csr'), request.csr)
  const cert = openssl(folder, 'x509', '-req', '-in', 'csr', ...days)
  const inFortyDays = now + 40 * 86_400_000
  await expect(checkCertificate({ key: request.key, cert, ca }, inFortyDays)).rejects.toThrow(
    "The cluster's CA certificate expired on",
  )
  await expect(checkCertificate({ key: request.key, cert, ca }, now - 86_400_000)).rejects.toThrow(
    'The certificate is not valid before',
  )
})
