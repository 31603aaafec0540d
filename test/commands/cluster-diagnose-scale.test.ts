import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { serve, type Received, type Reply, type TestServer } from '../support/http-server'

// A cluster of 500 nodes: 5,000 resources in 501 nested stacks, 20,000 events, of which half the nodes failed.
const nodes = 500
const perNode = 9
const id = '5d1f2c1e-3f0b-4b8e-9c57-0d6b1f1f6a11'
const stackId = (name: string) => `nested-${name}`

let server: TestServer
const heat = () => `${server.url}/heat/v1/p`

const links = (stack: string, nested?: string) => [
  { rel: 'stack', href: `${heat()}/stacks/s/${stack}` },
  ...(nested === undefined ? [] : [{ rel: 'nested', href: `${heat()}/stacks/s/${nested}` }]),
]

const resource = (name: string, stack: string, failed: boolean, nested?: string) => ({
  updated_time: '2026-11-25T22:55:02Z',
  creation_time: '2026-11-25T22:55:02Z',
  logical_resource_id: name,
  resource_name: name,
  physical_resource_id: nested ?? '',
  resource_status: failed ? 'CREATE_FAILED' : 'CREATE_COMPLETE',
  resource_status_reason: failed
    ? 'ResourceInError: resources.kube-minion: No valid host was found.'
    : 'state changed',
  resource_type: nested === undefined ? 'OS::Nova::Server' : 'file:///kubeminion.yaml',
  links: links(stack, nested),
  required_by: [],
})

function resources() {
  const members = Array.from({ length: nodes }, (_, index) => String(index))
  return [
    resource('kube_minions', id, true, stackId('group')),
    ...members.map((name) => resource(name, stackId('group'), Number(name) % 2 === 0, stackId(name))),
    ...members.flatMap((name) =>
      Array.from({ length: perNode }, (_, part) =>
        resource(
          part === 0 ? 'kube-minion' : `part${part}`,
          stackId(name),
          part === 0 && Number(name) % 2 === 0,
        ),
      ),
    ),
  ]
}

function eventsFrom(first: number, limit: number) {
  return Array.from({ length: Math.max(0, Math.min(limit, 20_000 - first)) }, (_, index) => ({
    ...resource('kube-minion', stackId(String((first + index) % nodes)), true),
    id: `event-${first + index}`,
    event_time: '2026-11-25T22:55:02Z',
    resource_type: undefined,
  }))
}

function answer({ url }: Received): Reply {
  const { pathname, searchParams } = new URL(url, server.url)
  if (pathname.endsWith('/auth/tokens'))
    return { status: 201, headers: { 'x-subject-token': 't' }, body: { token: token() } }
  if (pathname.endsWith('/clusters/big')) {
    return {
      body: {
        uuid: 'c',
        name: 'big',
        status: 'CREATE_FAILED',
        status_reason: 'Timed out',
        stack_id: id,
        project_id: 'p',
      },
    }
  }
  if (pathname.endsWith('/nodegroups')) return { body: { nodegroups: [] } }
  if (pathname.endsWith('/stacks'))
    return { body: { stacks: [{ id, stack_name: 's', stack_status: 'CREATE_FAILED' }] } }
  if (pathname.endsWith('/resources')) {
    const states = searchParams.getAll('status')
    const wanted = resources().filter(
      (each) => states.length === 0 || states.includes(each.resource_status.replace('CREATE_', '')),
    )
    return { body: { resources: wanted } }
  }
  if (pathname.endsWith('/events')) {
    const first = Number((searchParams.get('marker') ?? 'event--1').replace('event-', '')) + 1
    return { body: { events: eventsFrom(first, Number(searchParams.get('limit'))) } }
  }
  return { body: { id: 'v1', max_version: '1.10', versions: [] } }
}

function token() {
  const endpoints = (url: string) => [{ interface: 'public', region: 'R', region_id: 'R', url, id: 'e' }]
  return {
    methods: ['password'],
    expires_at: '2099-01-01T00:00:00Z',
    issued_at: '2026-01-01T00:00:00Z',
    user: { id: 'u', name: 'demo', domain: { id: 'default', name: 'Default' } },
    project: { id: 'p', name: 'demo', domain: { id: 'default', name: 'Default' } },
    roles: [],
    catalog: [
      { type: 'container-infra', name: 'magnum', id: 'm', endpoints: endpoints(`${server.url}/v1`) },
      { type: 'orchestration', name: 'heat', id: 'h', endpoints: endpoints(heat()) },
    ],
  }
}

beforeAll(async () => {
  server = await serve(answer)
})
afterAll(() => server.close())

/** Runs the program in a process of its own; returns its output, CPU seconds, megabytes and requests. */
async function measured(...words: string[]) {
  const before = server.requests.length
  const report =
    'process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); require("fs").writeSync(2, `\\n${(userCPUTime + systemCPUTime) / 1e6} ${maxRSS / 1024}`) })'
  const env = {
    PATH: process.env['PATH'],
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`import { createRequire } from "node:module"; const require = createRequire("/"); ${report}`)}`,
    HOME: '/nonexistent',
    OS_AUTH_URL: `${server.url}/identity/v3`,
    OS_USERNAME: 'demo',
    OS_PASSWORD: 'secret',
    OS_PROJECT_NAME: 'demo',
    OS_USER_DOMAIN_ID: 'default',
    OS_PROJECT_DOMAIN_ID: 'default',
  }
  const run = promisify(execFile)(process.execPath, ['bin/magnum', ...words], { env, maxBuffer: 100 << 20 })
  const { stdout, stderr } = await run.catch((error: unknown) => error as { stdout: string; stderr: string })
  const [seconds = NaN, megabytes = NaN] = (stderr.split('\n').at(-1) ?? '').split(' ').map(Number)
  const asked = server.requests.slice(before).map(({ url }) => url)
  return { stdout, seconds, megabytes, asked }
}

test('diagnosing 500 nodes takes few requests, little time and little memory', async () => {
  const { stdout, seconds, megabytes, asked } = await measured('cluster-diagnose', 'big')
  expect(stdout).toContain('Failed: kube_minions.0.kube-minion (OS::Nova::Server), and 249 more: ')
  expect(asked.length).toBeLessThanOrEqual(10)
  expect(seconds).toBeLessThan(2)
  expect(megabytes).toBeLessThan(150)
})

test('so does listing their 20,000 events, apart from the pages', async () => {
  const { stdout, seconds, megabytes, asked } = await measured('cluster-events', 'big', '-f', 'jsonl')
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(20_000)
  expect(JSON.parse(lines[19_999]!)).toMatchObject({
    resource: 'kube_minions.499.kube-minion',
    type: 'OS::Nova::Server',
  })
  expect(asked.filter((url) => !url.includes('marker=')).length).toBeLessThanOrEqual(10)
  expect(seconds).toBeLessThan(2)
  expect(megabytes).toBeLessThan(150)
})
