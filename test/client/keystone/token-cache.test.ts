import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { forgetTokens, tokenStore } from '../../../src/client/keystone/token-cache'
import { temporaryFolder } from '../../support/temporary-folder'
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { secrets } from './keystone-rules'
import { rcFile, sessionWith } from './login'

const noon = Date.parse('2026-11-21T12:00:00Z')

let cloud: FakeCloud
let folder: string
beforeEach(async () => {
  cloud = await startFakeCloud({ now: () => noon })
  folder = join(temporaryFolder(), 'magnum')
})
afterEach(() => cloud.close())

const login = 'POST /v3/auth/tokens'
const list = 'GET /container-infra/v1/clusters'

/** The requests of one command. */
async function command(
  variables: Record<string, string> = {},
  now = () => noon,
  warn: (text: string) => void = () => undefined,
) {
  cloud.requests.length = 0
  const env = { ...rcFile(`${cloud.url}/v3`), ...variables }
  const session = await sessionWith({ env }, { tokens: tokenStore(folder), now, warn })
  await session.request({ method: 'GET', path: '/clusters' })
  session.close()
  return cloud.lines()
}

test('the second command sends one request', async () => {
  expect(await command()).toEqual([login, list])
  expect(await command()).toEqual([list])
  expect(cloud.requests[0]?.headers['x-auth-token']).toBe('token-1')
})

test.each([
  { OS_PASSWORD: 'another' },
  { OS_USERNAME: 'another' },
  { OS_PROJECT_NAME: 'another' },
  { OS_PROJECT_NAME: '', OS_SYSTEM_SCOPE: 'all' },
  { OS_PROJECT_NAME: '', OS_TRUST_ID: 't1' },
  { OS_USER_DOMAIN_NAME: 'another' },
  { OS_AUTH_TYPE: 'v3password' },
  { OS_CACERT: '/another.pem' },
  { OS_INSECURE: '1' },
])('a login with %j does not get the token of another', async (variables) => {
  await command()
  if (variables.OS_PASSWORD) await expect(command(variables)).rejects.toThrow('HTTP 401')
  else expect(await command(variables)).toEqual([login, list])
})

test('settings unrelated to the login do not matter', async () => {
  await command()
  expect(await command({ OS_REGION_NAME: 'RegionTwo', OS_CACHE: '1' })).toEqual(['GET /two/v1/clusters'])
})

test('a token that expires within two minutes is renewed', async () => {
  await command()
  expect(await command({}, () => noon + 3_479_000)).toEqual([list])
  expect(await command({}, () => noon + 3_481_000)).toEqual([login, list])
})

test('a refused token is discarded and renewed once', async () => {
  await command()
  cloud.next(list, { status: 401 })
  expect(await command()).toEqual([list, login, list])
  expect(await command()).toEqual([list])
  expect(cloud.requests[0]?.headers['x-auth-token']).toBe('token-2')
})

test.each([0o000, 0o777])(
  'with umask %o, only the user can read the file, whose only secret is the token',
  async (mask) => {
    const umask = process.umask(mask)
    await command().finally(() => process.umask(umask))
    const [name = ''] = readdirSync(folder)
    const text = readFileSync(join(folder, name), 'utf8')
    expect(name).toMatch(/^[0-9a-f]{64}\.json$/)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(text).toContain('token-1')
    expect(text).not.toContain(secrets.password)
  },
)

const keptWith = (catalog: unknown) => {
  const access = { headers: {}, expiresAt: 4e12, clockSkew: 0, roles: [], catalog }
  return JSON.stringify({ version: 1, access })
}

test.each([
  ...['', '{', '[]', '{"version":1,"access":{"headers":{"X-Auth-Token":7}}}', '{"version":2}'],
  ...[[null], [{ endpoints: {} }], [{ endpoints: [{ interface: 'public' }] }]].map(keptWith),
])('a broken file is as good as none: %s', async (text) => {
  await command()
  const [name = ''] = readdirSync(folder)
  writeFileSync(join(folder, name), text)
  expect(await command()).toEqual([login, list])
  expect(await command()).toEqual([list])
})

test('an unwritable folder only causes a warning', async () => {
  mkdirSync(join(folder, '..'), { recursive: true })
  writeFileSync(folder, 'in the way')
  const warnings: string[] = []
  expect(await command({}, undefined, (text) => warnings.push(text))).toEqual([login, list])
  expect(warnings).toEqual([expect.stringMatching(/^WARNING: the token could not be kept: /)])
})

test('clearing deletes tokens and nothing else', async () => {
  await command()
  writeFileSync(join(folder, 'other.json'), '{}')
  // Left behind by a killed command.
  writeFileSync(join(folder, `.${'0'.repeat(64)}.json.5d0c9c5e-5a4f-4b8e-9c8e-0d2f3a1b4c5d.tmp`), '{')
  expect(forgetTokens(folder)).toBe(1)
  expect(readdirSync(folder)).toEqual(['other.json'])
  expect(forgetTokens('/nowhere')).toBe(0)
})

test('a folder writable by others is not used and causes one warning', async () => {
  await command()
  chmodSync(folder, 0o777)
  const warnings: string[] = []
  expect(await command({}, undefined, (text) => warnings.push(text))).toEqual([login, list])
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toMatch(
    /^WARNING: the token could not be kept: .*other users can write to \S+\/magnum$/,
  )
  expect(() => forgetTokens(folder)).toThrow('Cannot use')
  expect(readdirSync(folder)).toHaveLength(1)
})
