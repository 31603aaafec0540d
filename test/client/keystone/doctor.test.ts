import { createTransport } from '../../../src/client/http/transport'
import { diagnose } from '../../../src/client/keystone/doctor'
import type { Finding } from '../../../src/client/keystone/findings'
import { resolveSettings } from '../../../src/client/keystone/resolve-settings'
import { type FakeCloud, type FakeCloudOptions, startFakeCloud } from './fake-keystone'
import { createAuthority } from '../../support/certificates'
import { serveRaw, serveTls } from '../../support/http-server'
import { secrets } from './keystone-rules'
import { rcFile } from './login'

let cloud: FakeCloud
afterEach(() => cloud.close())

const noon = Date.parse('2030-06-01T12:00:00Z')

async function visit(
  options: FakeCloudOptions = {},
  env: Record<string, string> = {},
  plan?: () => void,
  { limit, cacert }: { limit?: number; cacert?: string } = {},
) {
  cloud = await startFakeCloud({ now: () => noon, ...options })
  plan?.()
  const transport = createTransport({ retries: 0, tls: { caFile: cacert } })
  const findings: Finding[] = []
  const steps = diagnose(
    await resolveSettings({
      options: {},
      env: { ...rcFile(`${cloud.url}/v3`), ...env },
      cwd: '/',
      home: '/',
    }),
    {
      transport,
      now: () => noon,
      sleep: () => Promise.resolve(),
      warn: () => undefined,
      userAgent: 'magnum/5.0.0',
    },
    limit,
  )
  for await (const finding of steps) findings.push(finding)
  transport.close()
  const text = (line: string) => line.replaceAll(cloud.url, 'http://cloud')
  return findings.map(({ check, status, finding, advice }) =>
    text([check, status, finding, ...(advice ? [advice] : [])].join(' | ')),
  )
}

const versions = {
  'OpenStack-API-Minimum-Version': 'container-infra 1.1',
  'OpenStack-API-Maximum-Version': 'container-infra 1.14',
}

test('a working login, with the origin of every setting', async () => {
  const plan = () =>
    cloud.next('GET /container-infra/v1/clusters?limit=1', { status: 200, headers: versions })
  expect(await visit({}, {}, plan)).toEqual([
    'cloud | ok | none named',
    'setting auth_url | ok | http://cloud/v3 (OS_AUTH_URL)',
    'setting username | ok | demo (OS_USERNAME)',
    'setting password | ok | *** (OS_PASSWORD)',
    'setting user_domain_name | ok | Default (OS_USER_DOMAIN_NAME)',
    'setting project_name | ok | demo (OS_PROJECT_NAME)',
    'setting project_domain_id | ok | default (OS_PROJECT_DOMAIN_ID)',
    'setting interface | ok | public (default)',
    'setting service_type | ok | container-infra (default)',
    'credentials | ok | complete for password',
    'identity | ok | Keystone v3 at http://cloud/v3',
    'login | ok | user demo, project demo',
    'roles | ok | member',
    expect.stringMatching(/^token \| ok \| valid for 60 minutes, until 2030-06-01T13:00:0\d/),
    expect.stringMatching(/^clock \| ok \| the cloud's clock is [01] s (ahead of|behind) this one$/),
    'catalog | ok | container-infra, compute',
    'endpoint | ok | http://cloud/container-infra/v1 (public in any region of the catalog)',
    'service | ok | clusters can be listed',
    'API versions | ok | 1.1 to 1.14',
  ])
})

test('stops at a refused login, with the credentials used', async () => {
  const findings = await visit({}, { OS_PASSWORD: 'wrong' })
  expect(findings.at(-2)).toBe('identity | ok | Keystone v3 at http://cloud/v3')
  expect(findings.at(-1)).toBe(
    'login | failed | user name, user domain or password is wrong: password: wrong password (HTTP 401) | ' +
      'Keystone does not say which one it is. Check what was used to log in: ' +
      'auth_url http://cloud/v3 (OS_AUTH_URL), username demo (OS_USERNAME), project_name demo (OS_PROJECT_NAME), ' +
      'password (OS_PASSWORD).',
  )
})

test('distinguishes wrong credentials from a refused project', async () => {
  const planned = { status: 401, json: { error: { code: 401, message: 'No project' } } }
  const findings = await visit({}, {}, () => {
    cloud.next('POST /v3/auth/tokens', planned)
    cloud.next('GET /v3/auth/projects', {
      status: 200,
      json: { projects: [{ name: 'one' }, { name: 'two' }] },
    })
  })
  expect(findings.slice(-2)).toEqual([
    'user | ok | user name, user domain and password are right',
    expect.stringMatching(
      /^login \| failed \| the project is unknown, or the user has no role in it: No project \(HTTP 401\).* \| Projects of the user: one, two\. Check what/,
    ),
  ])
})

test.each([
  [
    'of another cloud',
    'stale',
    "the token is not valid: No project (HTTP 401) | Get a new one with 'openstack token issue -f value -c id'.",
  ],
  [
    'good, but not for the project',
    secrets.token,
    'the project is unknown, or the user has no role in it: No project (HTTP 401) | Projects of the user: none.',
  ],
])('a token that is %s', async (_what, token, finding) => {
  const env = { OS_AUTH_TYPE: 'v3token', OS_TOKEN: token, OS_USERNAME: '', OS_PASSWORD: '' }
  const refused = { status: 401, json: { error: { code: 401, message: 'No project' } } }
  const findings = await visit({}, env, () => cloud.next('POST /v3/auth/tokens', refused))
  expect(findings.at(-1)).toContain(`login | failed | ${finding} Check what was used to log in: `)
})

test('an unknown application credential is not reported as a wrong URL', async () => {
  const env = {
    OS_AUTH_TYPE: 'v3applicationcredential',
    OS_APPLICATION_CREDENTIAL_ID: 'mine',
    OS_APPLICATION_CREDENTIAL_SECRET: 'secret',
    OS_PROJECT_NAME: '',
  }
  const message = 'Could not find Application Credential: mine'
  const findings = await visit({}, env, () =>
    cloud.next('POST /v3/auth/tokens', { status: 404, json: { error: { code: 404, message } } }),
  )
  expect(findings.at(-1)).toBe(
    `login | failed | ${message} (HTTP 404) | ` +
      'The application credential that was given is unknown there, or no longer valid.',
  )
})

test('reports an auth URL without Keystone before the login', async () => {
  const findings = await visit({}, {}, () => cloud.next('GET /v3', { status: 404 }))
  expect(findings).toContain(
    'identity | warning | HTTP 404 at http://cloud/v3 | Check the auth URL, which mostly ends in /v3.',
  )
})

test('does not blame the password where another service than Keystone refuses the login', async () => {
  const refused = { status: 401, json: { error: { code: 401, message: 'Authentication required' } } }
  const findings = await visit({}, {}, () => {
    cloud.next('GET /v3', { status: 401 })
    cloud.next('POST /v3/auth/tokens', refused)
  })
  expect(findings.slice(-2)).toEqual([
    'identity | warning | HTTP 401 at http://cloud/v3 | Check the auth URL, which mostly ends in /v3.',
    expect.stringMatching(/^login \| failed \| Authentication required \(HTTP 401\) \| Check what was used/),
  ])
})

test('does not blame a role where a proxy refuses the login', async () => {
  const findings = await visit({}, {}, () => {
    cloud.next('GET /v3', { status: 403 })
    cloud.next('POST /v3/auth/tokens', { status: 403 })
  })
  expect(findings.at(-1)).toBe(
    'login | failed | Forbidden (HTTP 403) | ' +
      'This does not seem to be an answer of Keystone: check the auth URL, and the proxy if there is one.',
  )
})

test('stops at a step without an answer in time', async () => {
  const silent = await serveRaw(() => undefined)
  const findings = await visit({}, { OS_AUTH_URL: `${silent.url}/v3` }, undefined, { limit: 0.2 })
  await silent.close()
  expect(findings.at(-1)).toBe(
    `identity | failed | 127.0.0.1:${silent.port} did not answer within 0.2 seconds | ` +
      'Check the address, the network of this machine, and whether a firewall or a proxy stands between.',
  )
})

test('over https reports the CA certificates and the certificate', async () => {
  const authority = createAuthority()
  const server = await serveTls(authority.issue('keystone', 'IP:127.0.0.1'), () => ({ status: 401 }))
  const cacert = authority.certFile
  const findings = await visit({}, { OS_AUTH_URL: `${server.url}/v3` }, undefined, { cacert })
  await server.close()
  const host = `127.0.0.1:${server.port}`
  expect(findings).toEqual(
    expect.arrayContaining([
      `authorities | ok | of ${host}: verified against 1 of the CA certificates, ${cacert}`,
      expect.stringMatching(
        `^certificate \\| warning \\| of ${host}: expired \\d+ days ago, on \\S+ \\| Tell the administrators`,
      ),
    ]),
  )
})

test('stops at identity if nothing answers', async () => {
  const findings = await visit({}, { OS_AUTH_URL: 'http://127.0.0.1:1/v3' })
  expect(findings.at(-1)).toMatch(/^identity \| failed \| Cannot connect to http:\/\/127\.0\.0\.1:1: /)
})

test('has advice for a connection that is cut off', async () => {
  const rude = await serveRaw((socket) => void socket.destroy())
  const findings = await visit({}, { OS_AUTH_URL: `${rude.url}/v3` })
  await rude.close()
  expect(findings.at(-1)).toBe(
    `identity | failed | No answer from ${rude.url}: the connection was cut off | ` +
      'Check the address, the network of this machine, and whether a firewall or a proxy stands between.',
  )
})

test('shows no secret, not even the password of a URL', async () => {
  const findings = await visit(
    {},
    { OS_TRUST_ID: 'canary', OS_ENDPOINT_OVERRIDE: 'https://me:canary@magnum/v1' },
  )
  expect(findings.join('\n')).not.toContain('canary')
  expect(findings).toContain(
    'setting endpoint_override | ok | https://me:***@magnum/v1 (OS_ENDPOINT_OVERRIDE)',
  )
})

test('warns of a wrong clock', async () => {
  const findings = await visit({ now: () => noon + 600_000 })
  expect(findings).toContainEqual(
    expect.stringMatching(
      /^clock \| warning \| the cloud's clock is 600 s ahead of this one \| Set the clock of this machine/,
    ),
  )
})

test('a region without the service is reported with the regions that have it', async () => {
  const findings = await visit({}, { OS_REGION_NAME: 'Mars' })
  expect(findings.at(-1)).toBe(
    'endpoint | failed | public endpoint for container-infra service in region Mars not found | ' +
      'The catalog has it as: public in RegionOne, internal in RegionOne, public in RegionTwo. ' +
      'Choose with --os-interface and --os-region-name.',
  )
})

test('stops at missing credentials before sending a request', async () => {
  const findings = await visit({}, { OS_USERNAME: '' })
  expect(findings.at(-1)).toMatch(/^credentials \| failed \| You must provide a username via/)
  expect(cloud.requests).toEqual([])
})
