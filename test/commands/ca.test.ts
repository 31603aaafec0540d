import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../support/tools'
import { cloudWithCluster } from './cloud'

const request = (folder: string) =>
  execFileSync(
    'openssl',
    ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=admin/O=system:masters', '-keyout', 'key.pem', '-out', 'client.csr'], // prettier-ignore
    { cwd: folder, stdio: 'ignore' },
  )

needs('openssl')('ca-sign signs a request made by openssl, with the authority shown by ca-show', async () => {
  const { folder, run } = await cloudWithCluster()
  request(folder)
  for (const line of [
    'ca-sign --cluster demo --csr client.csr',
    'ca-sign demo client.csr',
    'ca-sign demo --csr client.csr',
  ]) {
    const { code, stdout, stderr } = await run(line)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/-----END CERTIFICATE-----\n\n?$/)
    writeFileSync(join(folder, 'cert.pem'), stdout)
    writeFileSync(join(folder, 'ca.pem'), (await run('ca-show demo')).stdout)
    const verify = ['verify', '-CAfile', 'ca.pem', 'cert.pem']
    expect(execFileSync('openssl', verify, { cwd: folder, encoding: 'utf8' })).toBe('cert.pem: OK\n')
  }
})

needs('openssl')('ca-sign reads a request from standard input', async () => {
  const { folder, run } = await cloudWithCluster()
  request(folder)
  const stdin = readFileSync(join(folder, 'client.csr'), 'utf8')
  expect((await run('ca-sign demo -', { stdin })).stdout).toContain('-----BEGIN CERTIFICATE-----\n')
})

test.each([
  ['ca-sign --cluster demo', 'A CSR must be provided'],
  ['ca-sign demo --csr missing.csr', 'Cannot read the CSR missing.csr: no such file or folder'],
  ['ca-sign demo --csr .', 'Cannot read the CSR .: it is a folder'],
  ['ca-sign demo --csr /dev/zero', 'Cannot read /dev/zero: it is larger than 1 MiB'],
  ['ca-sign demo one.csr --csr two.csr', 'Duplicate "<csr>" arguments: one.csr, two.csr'],
  ['ca-sign', 'the following arguments are required: <cluster>'],
  ['ca-show', 'the following arguments are required: <cluster>'],
  ['ca-show demo --cluster demo', 'Duplicate "<cluster>" arguments: demo, demo'],
  ['ca-rotate', 'the following arguments are required: <cluster>'],
])('%s is a usage error, before any request', async (line, message) => {
  const { run } = await cloudWithCluster()
  const { code, stdout, stderr } = await run(line, { env: { OS_AUTH_URL: 'http://127.0.0.1:1' } })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(message)
})

needs('openssl')('ca-sign keeps a private key to itself', async () => {
  const { folder, run } = await cloudWithCluster()
  request(folder)
  const { code, stderr } = await run('ca-sign demo key.pem', { env: { OS_AUTH_URL: 'http://127.0.0.1:1' } })
  expect(code).toBe(2)
  expect(stderr).toContain('error: key.pem contains a private key, which must not be sent\n')
})

test('other input is refused before any request, with a hint on how to create a CSR', async () => {
  const { run } = await cloudWithCluster()
  const nowhere = { OS_AUTH_URL: 'http://127.0.0.1:1' }
  const { code, stdout, stderr } = await run('ca-sign demo -', { stdin: 'rubbish', env: nowhere })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('error: standard input is not a signing request\n')
  expect(stderr).toMatch(/^Create a request with: openssl req -new .*$/m)
  expect(stderr).not.toContain('rubbish')
})

/** Refused input, and the openssl command in the hint, which works as printed. */
needs('openssl').each([
  [
    'openssl genrsa -out "my key" 2048',
    'my key',
    'my key contains a private key, which must not be sent',
    "openssl req -new -subj /CN=admin/O=system:masters -out client.csr -key 'my key'",
  ],
  [
    'openssl genrsa 2048 | openssl pkcs8 -topk8 -nocrypt -outform DER -out key.der',
    'key.der',
    'key.der contains a private key (DER, PKCS#8), which must not be sent',
    'openssl req -new -subj /CN=admin/O=system:masters -out client.csr -key key.der -keyform DER',
  ],
  [
    'openssl req -new -newkey rsa:2048 -nodes -keyout key.pem -subj /CN=a -out both; cat key.pem >>both',
    'both',
    'both contains a private key, which must not be sent',
    'openssl req -in both -out client.csr',
  ],
  [
    'openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -subj /CN=a -out cert.pem',
    'cert.pem',
    'cert.pem is a certificate, not a signing request',
    'openssl x509 -x509toreq -in cert.pem -signkey key.pem -out client.csr',
  ],
])('%s: refused, and the command in the hint creates a valid request', async (make, file, message, hint) => {
  const { folder, run } = await cloudWithCluster()
  const shell = (line: string) => execFileSync('sh', ['-euc', line], { cwd: folder, stdio: 'ignore' })
  shell(make)
  const nowhere = { OS_AUTH_URL: 'http://127.0.0.1:1' }
  const { code, stderr } = await run(['ca-sign', 'demo', file], { env: nowhere })
  expect(code).toBe(2)
  expect(stderr).toContain(`error: ${message}\n`)
  expect(stderr).toContain(`: ${hint}\n`)
  shell(hint)
  expect(await run('ca-sign demo client.csr')).toMatchObject({ code: 0, stderr: '' })
})

test('ca-sign without a request shows how to create one', async () => {
  const { run } = await cloudWithCluster()
  expect((await run('ca-sign demo')).stderr).toContain('openssl req -new -newkey rsa:2048')
})

test('ca-show --cluster warns that it is deprecated', async () => {
  const { run } = await cloudWithCluster()
  const { code, stderr } = await run('ca-show --cluster demo')
  expect(code).toBe(0)
  expect(stderr).toBe(
    'WARNING: --cluster is deprecated. Use the <cluster> positional to avoid seeing this message.\n',
  )
})

test('ca-rotate replaces the authority, and old certificates are no longer accepted', async () => {
  const { run } = await cloudWithCluster()
  const before = (await run('ca-show demo')).stdout
  expect(await run('ca-rotate --cluster demo')).toMatchObject({ code: 0, stdout: '' })
  expect((await run('ca-show demo')).stdout).not.toBe(before)
})
