/*
 * No command prints a secret, whatever the request and the fault: each command of the registry runs with all secret
 * settings set, on a cloud that responds, and on clouds that echo requests.
 */
import { createKeyAndRequest } from '../../../src/access/key-request'
import { commands } from '../../../src/commands/registry'
import { Interrupt } from '../../../src/foundation/host'
import { loginSettings } from '../../../src/client/keystone/settings-table'
import { cloud, kubernetesTemplate, stopClouds } from '../../sandbox/support/cloud'
import type { Received } from '../../support/http-server'
import { magnum, type Ran } from '../../support/run'
import { temporaryFolder } from '../../support/temporary-folder'
import { everyCommand } from './every-command'
import { type Fault, type Relay, startRelay } from '../../support/relay'

const password = 'canary-password'
let relay: Relay
let csr: string
let faultFor: (request: Received) => Fault | undefined

beforeAll(async () => {
  ;({ csr } = await createKeyAndRequest())
  const { sandbox, call } = await cloud({ password })
  await call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, public: true }, 'admin')
  for (const name of ['demo', 'gone'])
    await call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' }, 'admin')
  relay = await startRelay(sandbox.url, (request) => faultFor(request))
})
beforeEach(() => (faultFor = () => undefined))
afterAll(async () => {
  await relay.close()
  await stopClouds()
})

/** The settings of an administrator, with all possible secrets. */
function environment(home: string): Record<string, string> {
  const secrets = loginSettings.filter(({ secret, name }) => secret && name !== 'trust_id')
  return {
    ...Object.fromEntries(secrets.map(({ name }) => [`OS_${name.toUpperCase()}`, `canary-${name}`])),
    HOME: home,
    OS_AUTH_TYPE: 'password',
    OS_AUTH_URL: `${relay.url}/identity/v3`,
    OS_ENDPOINT_OVERRIDE: `${relay.url}/v1`,
    OS_USERNAME: 'admin',
    OS_PROJECT_NAME: 'admin',
  }
}

async function runEach(...globals: string[]): Promise<[name: string, ran: Ran][]> {
  const home = temporaryFolder()
  const ran: [string, Ran][] = []
  let now = Date.now()
  for (const [name, words] of Object.entries(everyCommand)) {
    const world = {
      env: environment(home),
      cwd: home,
      stdin: csr,
      now: () => now,
      sleep: (milliseconds: number) => Promise.resolve(void (now += milliseconds)),
      ...(name === 'sandbox-start' ? { interrupted: AbortSignal.abort(new Interrupt('SIGTERM')) } : {}),
    }
    ran.push([name, await magnum([...globals, name, ...words], world)])
  }
  return ran
}

/** Every line with a secret in it, except the requested token of `kubernetes-token`. */
function leaks(ran: readonly (readonly [name: string, ran: Ran])[]): string[] {
  const secrets = [/canary-\w+/, /PRIVATE KEY/, ...relay.tokens]
  const has = (line: string) => secrets.some((secret) => new RegExp(secret).test(line))
  return ran.flatMap(([name, { stdout, stderr }]) => {
    const text = name === 'kubernetes-token' ? stderr : stdout + stderr
    return text.split('\n').flatMap((line) => (has(line) ? [`${name}: ${line}`] : []))
  })
}

const asking = (ran: readonly (readonly [string, Ran])[]) =>
  ran.filter(([, { stderr }]) => stderr.includes('> curl ')).length

test('the table contains every command', () => {
  expect(Object.keys(everyCommand).sort()).toEqual(Object.keys(commands).sort())
})

test('not on a cloud that works', async () => {
  const ran = await runEach('--debug', '--timing')
  const failed = ran.filter(([, { code }]) => code !== 0).map(([name, { code }]) => [name, code])

  expect(leaks(ran)).toEqual([])
  expect(failed).toEqual([
    // No sandbox runs, and the completion scripts are added by the build.
    ['sandbox-status', 3],
    ['completion', 1],
  ])
}, 30_000)

test('not with --dry-run', async () => {
  const ran = await runEach('--dry-run')
  expect(leaks(ran)).toEqual([])
}, 30_000)

const json = { 'content-type': 'application/json' }
const echo = ({ headers, body }: Received) => JSON.stringify({ headers, body })
const page = (text: string) => `<html><head><title>${text}</title></head><body>${text}</body></html>`
const inHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const faults: Readonly<Record<string, Fault>> = {
  '401': () => ({ status: 401, headers: json, body: '{"error": {"message": "Not you", "code": 401}}' }),
  '403': () => ({ status: 403, headers: json, body: '{"errors": [{"title": "Not allowed"}]}' }),
  'a 500 that repeats the request': (request) => ({
    status: 500,
    headers: { ...json, 'x-openstack-request-id': `req-${String(request.headers['x-auth-token'])}` },
    body: JSON.stringify({ errors: [{ title: 'Traceback', detail: echo(request) }] }),
  }),
  'a page that echoes the request': (request) => ({ status: 502, body: page(inHtml(echo(request))) }),
  'a text that echoes the request': (request) => ({ status: 400, body: echo(request) }),
  'a connection that is cut': () => 'reset',
}

describe.each(Object.keys(faults))('%s', (name) => {
  test.each([
    ['the service', /^\/v1/],
    ['Keystone', /^\/identity/],
  ])(
    'at %s',
    async (_who, path) => {
      faultFor = ({ url }) => (path.test(url) ? faults[name] : undefined)
      const ran = await runEach('--debug')

      expect(leaks(ran)).toEqual([])
      expect(asking(ran)).toBe(34)
    },
    30_000,
  )
})
