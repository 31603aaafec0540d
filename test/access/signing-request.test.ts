import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRequest } from '../../src/access/signing-request'
import { needs } from '../support/tools'
import { temporaryFolder } from '../support/temporary-folder'

let folder: string
/** Runs a shell command in the folder of these tests. */
const sh = (line: string) =>
  execFileSync('sh', ['-euc', line], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
const found = (name: string) => findRequest(readFileSync(join(folder, name)))

beforeEach(() => {
  folder = temporaryFolder()
})

const newRequest = 'openssl req -new -newkey rsa:2048 -nodes -keyout k -subj /CN=a'
const newCertificate = 'openssl req -x509 -newkey rsa:2048 -nodes -keyout k -subj /CN=a'

/** Commands that write a CSR to `out`, and the program they need. Default: openssl. */
const requests: [what: string, line: string, program?: string][] = [
  ['RSA', `${newRequest} -out out`],
  ['RSA, without attributes', 'openssl req -new -newkey rsa:2048 -nodes -keyout k -subj / -out out'],
  ['RSA-PSS', `${newRequest} -sha384 -sigopt rsa_padding_mode:pss -out out`],
  [
    'EC',
    'openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k -subj /CN=a -out out',
  ],
  ['Ed25519', 'openssl req -new -newkey ed25519 -nodes -keyout k -subj /CN=a -out out'],
  ['extensions', `${newRequest} -addext subjectAltName=DNS:x -out out`],
  ['DER', `${newRequest} -outform DER -out out`],
  ['NEW CERTIFICATE REQUEST', `${newRequest} -newhdr -out out`],
  ['text around it', `${newRequest} -text -out out; echo "the end" >> out`],
  ['CRLF', `${newRequest} | sed 's/$/\\r/' > out`],
  ['a BOM', `(printf '\\357\\273\\277'; ${newRequest}) > out`],
  ['UTF-16', `${newRequest} | iconv -t UTF-16 > out`],
  ['base64 of DER', `${newRequest} -outform DER | base64 > out`],
  [
    'keytool',
    'rm -f s.jks; keytool -genkeypair -keyalg RSA -keystore s.jks -storepass secret -alias a -dname CN=a; keytool -certreq -alias a -keystore s.jks -storepass secret > out',
    'keytool',
  ],
  [
    'cfssl',
    `echo '{"CN":"a","key":{"algo":"ecdsa","size":256}}' | cfssl genkey - | sed 's/.*"csr":"\\([^"]*\\)".*/\\1/' | xargs -0 printf '%b' > out`,
    'cfssl',
  ],
  [
    'certtool',
    'certtool --generate-privkey --bits 2048 --outfile k; echo cn=a > template; certtool --generate-request --load-privkey k --template template --outfile out',
    'certtool',
  ],
]

describe('a CSR is found and converted to plain PEM', () => {
  for (const [what, line, program = 'openssl'] of requests) {
    needs(program)(what, () => {
      sh(line)
      const result = found('out')
      expect(result).toEqual({
        kind: 'request',
        pem: expect.stringMatching(
          /^-----BEGIN CERTIFICATE REQUEST-----\n(?:[\w+/=]{1,64}\n)+-----END CERTIFICATE REQUEST-----\n$/,
        ) as string,
      })
      writeFileSync(join(folder, 'sent'), result.kind === 'request' ? result.pem : '')
      expect(
        sh('openssl req -in sent -noout -verify; openssl req -in sent -noout -subject').toString(),
      ).toContain('subject=')
    })
  }
})

const privateKey = (form?: string, withRequest = false) =>
  form === undefined ? { kind: 'private-key', withRequest } : { kind: 'private-key', form, withRequest }

/** Commands that write something else to `out`, the detected content, and the program. Default: openssl. */
const others: [what: string, line: string, expected: object, program?: string][] = [
  ['a key in PEM, PKCS#8', 'openssl genpkey -algorithm RSA -out out', privateKey()],
  ['a key in PEM, PKCS#1', 'openssl genrsa -traditional -out out 2048', privateKey()],
  ['a key in PEM, SEC1', 'openssl ecparam -name prime256v1 -genkey -out out', privateKey()],
  ['an encrypted key in PEM', 'openssl genpkey -algorithm RSA -aes256 -pass pass:x -out out', privateKey()],
  [
    'a key in DER, PKCS#8',
    'openssl genpkey -algorithm RSA | openssl pkcs8 -topk8 -nocrypt -outform DER -out out',
    { kind: 'private-key', form: 'DER, PKCS#8' },
  ],
  [
    'an Ed25519 key in DER',
    'openssl genpkey -algorithm ed25519 -outform DER -out out',
    { kind: 'private-key', form: 'DER, PKCS#8' },
  ],
  [
    'a key in DER, PKCS#1',
    'openssl genrsa -traditional 2048 | openssl rsa -traditional -outform DER -out out',
    { kind: 'private-key', form: 'DER, PKCS#1' },
  ],
  [
    'a key in DER, SEC1',
    'openssl ecparam -name prime256v1 -genkey | openssl ec -outform DER -out out',
    { kind: 'private-key', form: 'DER, SEC1' },
  ],
  [
    'an encrypted key in DER',
    'openssl genpkey -algorithm RSA | openssl pkcs8 -topk8 -passout pass:x -outform DER -out out',
    { kind: 'private-key', form: 'DER, PKCS#8, encrypted' },
  ],
  [
    'PKCS#12',
    `${newCertificate} -out c; openssl pkcs12 -export -inkey k -in c -passout pass: -out out`,
    { kind: 'private-key', form: 'PKCS#12' },
  ],
  ['a key in UTF-16', 'openssl genrsa 2048 | iconv -t UTF-16LE > out', privateKey()],
  ['base64 of a key in PEM', 'openssl genrsa 2048 | base64 > out', privateKey('base64')],
  [
    'base64 of a key in DER',
    'openssl genrsa -traditional 2048 | openssl rsa -outform DER | base64 > out',
    { kind: 'private-key', form: expect.stringContaining('DER') as string },
  ],
  ['a request and its key', `${newRequest} -out out; cat k >> out`, privateKey(undefined, true)],
  [
    'a key of OpenSSH',
    'rm -f out; ssh-keygen -q -t ed25519 -N "" -f out',
    privateKey('OpenSSH'),
    'ssh-keygen',
  ],
  [
    'a key of PuTTY',
    'ssh-keygen -q -t rsa -b 2048 -N "" -f k1; puttygen k1 -O private -o out',
    privateKey('PuTTY'),
    'puttygen',
  ],
  [
    'a key store of Java',
    'keytool -genkeypair -storetype JKS -keyalg RSA -keystore out -storepass secret -keypass secret -alias b -dname CN=a',
    { kind: 'private-key', form: 'Java key store' },
    'keytool',
  ],
  ['a certificate', `${newCertificate} -out out`, { kind: 'certificate' }],
  ['a certificate in DER', `${newCertificate} -outform DER -out out`, { kind: 'certificate' }],
  [
    'a public key',
    'openssl genrsa 2048 | openssl rsa -pubout -out out',
    { kind: 'other', what: 'a public key' },
  ],
  [
    'a public key of OpenSSH',
    'rm -f k2; ssh-keygen -q -t rsa -N "" -f k2; mv k2.pub out',
    { kind: 'other', what: 'a public key' },
    'ssh-keygen',
  ],
  [
    'a truncated request',
    `${newRequest} | head -n 8 > out`,
    { kind: 'other', what: 'truncated: its end is missing' },
  ],
  [
    'a request without its middle',
    `${newRequest} | sed 4d > out`,
    { kind: 'other', what: 'a damaged signing request' },
  ],
  [
    'a request of another signature',
    `${newRequest} -outform DER -out out; printf x | dd of=out bs=1 seek=24 conv=notrunc`,
    { kind: 'other', what: 'a damaged signing request: its signature is invalid' },
  ],
  [
    'two requests',
    `${newRequest} > one; cat one one > out`,
    { kind: 'other', what: 'a file with 2 signing requests; provide one at a time' },
  ],
  ['nothing', ': > out', { kind: 'other', what: 'empty' }, 'sh'],
  ['a note', 'echo "Dear all" > out', { kind: 'other', what: 'not a signing request' }, 'sh'],
  [
    'a line of a megabyte that begins a label again and again',
    'yes "BEGIN " | head -c 1000000 | tr -d "\\n" > out',
    { kind: 'other', what: 'not a signing request' },
    'sh',
  ],
]

describe('anything else is recognised', () => {
  for (const [what, line, expected, program = 'openssl'] of others) {
    needs(program)(what, () => {
      sh(line)
      expect(found('out')).toEqual(expected)
    })
  }
})
