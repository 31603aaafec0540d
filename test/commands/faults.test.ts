/*
 * Faulty clouds on real sockets: a list and a creation meet each fault, and no creation is ever carried out twice. The
 * waits between retries use a fake clock.
 */
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { type Received, serve, serveRaw, started, type TestServer } from '../support/http-server'
import { magnum } from '../support/run'
import { signingRequest } from '../support/signing-request'
import { temporaryFolder } from '../support/temporary-folder'
import { everyCommand } from './secrets/every-command'

/** What the service does instead of responding; `index` counts the requests of that kind. */
type Fault = (socket: Socket, index: number) => void

let service: TestServer
let elsewhere: TestServer
let fault: Fault

beforeAll(async () => {
  const requests: Received[] = []
  let faulted = 0
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers, socket } = incoming
    incoming.resume()
    if (requests.length === 0) faulted = 0
    requests.push({ method, url, headers, body: '' })
    if (url.startsWith('/v1/clusters')) fault(socket, faulted++)
    else if (url === '/v3/auth/tokens')
      outgoing.writeHead(201, { 'X-Subject-Token': 'canary' }).end('{"token": {}}')
    else outgoing.end('{"uuid": "t1", "name": "k8s", "coe": "kubernetes"}')
  })
  service = await started(server, requests, 'http')
  elsewhere = await serve(() => ({ body: { clusters: [] } }))
})
beforeEach(() => {
  service.requests.length = 0
  elsewhere.requests.length = 0
})
afterAll(() => Promise.all([service.close(), elsewhere.close()]))

async function run(words: readonly string[]) {
  let now = Date.now()
  const began = now
  const env = {
    ...{ OS_AUTH_URL: `${service.url}/v3`, OS_USERNAME: 'u', OS_PASSWORD: 'p', OS_PROJECT_NAME: 'p' },
    OS_ENDPOINT_OVERRIDE: `${service.url}/v1`,
  }
  const sleep = (milliseconds: number) => Promise.resolve(void (now += milliseconds))
  const { code, stderr } = await magnum(words, { env, sleep, now: () => now })
  const tries = service.requests.filter(({ url }) => url.startsWith('/v1/clusters')).length
  return { code, stderr: stderr.replaceAll(service.url, 'SERVICE').trimEnd(), tries, waited: now - began }
}

const list = (...options: string[]) => run([...options, 'cluster-list'])
const create = (...options: string[]) =>
  run([...options, 'cluster-create', 'new', '--cluster-template', 'k8s', '--keypair', 'k'])

const answer =
  (status: string, body: string | Buffer, ...headers: string[]) =>
  (socket: Socket) => {
    const lines = [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers]
    socket.write(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]))
  }
/** Stays silent until the time of `--timeout 1` is over. */
const silence = () => {
  jest.advanceTimersByTime(1000)
}
const raw = (text: string) => (socket: Socket) => socket.end(text)
const ok = answer('200 OK', '{"clusters": []}')
const accepted = answer('202 Accepted', '{"uuid": "c1"}')
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const inTwoSeconds = () => new Date(Date.now() + 2000).toUTCString()

interface Case {
  fault: Fault
  options?: string[]
  /** Exit code, and how often the request is sent. */
  list: [code: number, tries: number]
  create: [code: number, tries: number]
  /** stderr of the list. */
  says: string
}

const cut = 'ERROR: No answer from SERVICE: the connection was cut off'
const ended = 'ERROR: No answer from SERVICE: the answer ended in the middle'
const late = 'ERROR: No answer from SERVICE: no answer within 1 s'
const noHttp =
  'ERROR: No answer from SERVICE: the answer is not HTTP\nCheck the scheme and the port of the URL.'
const strange =
  'ERROR: The service answered with something that is not a list of clusters\n' +
  'Check the endpoint of the service (--os-endpoint-override), or see the answer with --debug.'

const cases: Readonly<Record<string, Case>> = {
  'a reset before the answer': {
    fault: (socket) => socket.resetAndDestroy(),
    ...{ list: [5, 4], create: [5, 1], says: cut },
  },
  'a reset in the middle of the body': {
    fault: (socket) =>
      socket.write(`${head}Content-Length: 100\r\n\r\n{"clu`, () => socket.resetAndDestroy()),
    ...{ list: [5, 4], create: [5, 1], says: ended },
  },
  'a chunked body that breaks off': {
    fault: raw(`${head}Transfer-Encoding: chunked\r\n\r\n20\r\n{"clust`),
    ...{ list: [5, 4], create: [5, 1], says: ended },
  },
  'a Content-Length that is too long': {
    fault: raw(`${head}Content-Length: 100\r\n\r\n{"clusters": []}`),
    ...{ list: [5, 4], create: [5, 1], says: ended },
  },
  'a Content-Length that is too short': {
    fault: raw(`${head}Content-Length: 5\r\n\r\n{"clusters": []}`),
    // Excess data is not the start of another response.
    ...{ list: [5, 1], create: [5, 1], says: noHttp },
  },
  'silence before the answer': {
    fault: silence,
    options: ['--timeout', '1'],
    ...{ list: [5, 1], create: [5, 1], says: late },
  },
  'silence in the middle of the body': {
    fault: (socket) => socket.write(`${head}Content-Length: 100\r\n\r\n{"clu`, silence),
    options: ['--timeout', '1'],
    ...{ list: [5, 1], create: [5, 1], says: late },
  },
  '429 that says when to come back': {
    fault: answer('429 Too Many Requests', '{"errors": [{"title": "Slow down"}]}', 'Retry-After: 7'),
    list: [1, 4],
    create: [1, 4],
    says: 'ERROR: Slow down (HTTP 429)\nThe service asks to wait 7 s before the next try.',
  },
  '429 that wants too long a wait': {
    fault: answer('429 Too Many Requests', '', 'Retry-After: 600'),
    list: [1, 1],
    create: [1, 1],
    says: 'ERROR: Too Many Requests (HTTP 429)\nThe service asks to wait 600 s before the next try.',
  },
  '503 without a word': {
    fault: answer('503 Service Unavailable', ''),
    ...{ list: [1, 4], create: [1, 1], says: 'ERROR: Service Unavailable (HTTP 503)' },
  },
  '503 once, to come back in seconds': {
    fault: (socket, index) =>
      index === 0 ? answer('503 Service Unavailable', '', 'Retry-After: 2')(socket) : ok(socket),
    ...{ list: [0, 2], create: [1, 2], says: '' },
  },
  '503 once, to come back at a time': {
    fault: (socket, index) =>
      index === 0
        ? answer('503 Service Unavailable', '', `Retry-After: ${inTwoSeconds()}`)(socket)
        : ok(socket),
    ...{ list: [0, 2], create: [1, 2], says: '' },
  },
  '500': {
    fault: answer('500 Internal Server Error', '{"errors": [{"title": "Oops", "request_id": "req-1"}]}'),
    ...{ list: [1, 1], create: [1, 1], says: 'ERROR: Oops (HTTP 500) (Request-ID: req-1)' },
  },
  'the page of a proxy': {
    fault: answer('502 Bad Gateway', '<html><head><title>502 Bad Gateway</title></head></html>'),
    list: [1, 4],
    create: [1, 1],
    says:
      'ERROR: Bad Gateway (HTTP 502)\n' +
      'This web page is from the web server of the service or a proxy in front of it: check the URL SERVICE.',
  },
  'a redirect to another scheme': {
    fault: answer('302 Found', '', 'Location: ftp://magnum.example/v1/clusters'),
    list: [5, 1],
    create: [5, 1],
    says: 'ERROR: No answer from SERVICE: it redirects to ftp://magnum.example/v1/clusters',
  },
  'a redirect to itself': {
    fault: answer('301 Moved Permanently', '', 'Location: /v1/clusters'),
    list: [5, 6],
    create: [5, 1],
    says: 'ERROR: No answer from SERVICE: it redirects more than 5 times',
  },
  'a body of 1 GB': {
    fault: (socket) => {
      const block = Buffer.alloc(2 ** 20, ' ')
      const more = () => {
        while (socket.writable && socket.write(block));
      }
      socket.on('drain', more).on('error', () => undefined)
      socket.write(`${head}Content-Length: ${2 ** 30}\r\n\r\n`)
      more()
    },
    list: [5, 1],
    create: [5, 1],
    says: 'ERROR: No answer from SERVICE: the answer is larger than 12 MiB',
  },
  'a body that swells to 100 MB': {
    fault: answer('200 OK', gzipSync(Buffer.alloc(1e8, ' ')), 'Content-Encoding: gzip'),
    list: [5, 1],
    create: [5, 1],
    says: 'ERROR: No answer from SERVICE: the answer is larger than 12 MiB',
  },
  'text in place of JSON': {
    fault: answer('200 OK', 'It works!'),
    ...{ list: [1, 1], create: [1, 1], says: strange },
  },
  'JSON of wrong types': {
    fault: answer('200 OK', '{"clusters": 7, "uuid": ["c1"]}'),
    ...{ list: [1, 1], create: [1, 1], says: strange.replace('a list of clusters', 'a cluster') },
  },
}

const realTime = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
]

/** Timeouts of requests only expire in `silence`, however busy the machine is. */
function stopTimeouts() {
  beforeAll(() => jest.useFakeTimers({ doNotFake: realTime }))
  afterAll(() => jest.useRealTimers())
}

describe.each(Object.keys(cases))('%s', (name) => {
  const met = cases[name]!
  stopTimeouts()

  test('a list', async () => {
    fault = met.fault
    const { code, stderr, tries, waited } = await list(...(met.options ?? []))
    expect({ code, tries, stderr }).toEqual({ code: met.list[0], tries: met.list[1], stderr: met.says })
    expect(waited).toBeLessThanOrEqual(120_000)
  })

  test('a create', async () => {
    fault = met.fault
    const { code, tries } = await create(...(met.options ?? []))
    expect({ code, tries }).toEqual({ code: met.create[0], tries: met.create[1] })
  })
})

/** Commands that send nothing to the service of the environment. */
const local = [
  ...['sandbox-run', 'sandbox-start', 'sandbox-stop', 'sandbox-status', 'sandbox-reset'],
  ...['config-set', 'config-get', 'config-list', 'config-path', 'config-unset', 'token-forget'],
  ...['kubernetes-token', 'bash-completion', 'completion', 'help'],
]
const remote = Object.entries(everyCommand).filter(([name]) => !local.includes(name))

test.each(remote)('%s fails where no answer comes', async (name, words) => {
  const silent = await serveRaw((socket) =>
    socket.write('HTTP/1.1 101 X\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'),
  )
  const env = {
    HOME: temporaryFolder(),
    OS_AUTH_TYPE: 'admin_token',
    OS_TOKEN: 'canary',
    OS_ENDPOINT_OVERRIDE: `${silent.url}/v1`,
  }
  const { code } = await magnum(['--retries', '0', name, ...words], {
    env,
    cwd: env.HOME,
    stdin: name === 'ca-sign' ? signingRequest : '',
  })
  await silent.close()

  expect(silent.requests).not.toHaveLength(0)
  // At the Tab key, a failure is no word to offer.
  expect(code).toBe(name === '__complete' ? 0 : 5)
})

test('nothing listens', async () => {
  const gone = await serve(() => ({}))
  await gone.close()
  const { url } = gone
  const env = { OS_AUTH_TYPE: 'none', OS_ENDPOINT_OVERRIDE: url }
  const sleep = () => Promise.resolve()
  expect(await magnum(['cluster-list'], { env, sleep })).toEqual({
    code: 5,
    stdout: '',
    stderr: `ERROR: Cannot connect to ${url}: the connection was refused\nCheck the port and whether the service is running.\n`,
  })
})

test('a redirect to another host: a list follows it without the token, a creation does not follow it', async () => {
  fault = answer('307 Temporary Redirect', '', `Location: ${elsewhere.url}/v1/clusters`)
  expect(await list()).toMatchObject({ code: 0, stderr: '' })
  expect(elsewhere.requests.map(({ headers }) => headers['x-auth-token'])).toEqual([undefined])
  expect(await create()).toMatchObject({
    code: 5,
    stderr: expect.stringContaining(`it redirects to ${elsewhere.url}`) as string,
  })
  expect(elsewhere.requests).toHaveLength(1)
})

describe.each([301, 302, 303, 307, 308])('a creation answered by %d, whose target', (status) => {
  stopTimeouts()

  test.each<[string, Fault]>([
    ['is busy', answer('503 Service Unavailable', '', 'Retry-After: 0')],
    ['rejects the token', answer('401 Unauthorized', '')],
    ['cuts the connection off', (socket) => socket.resetAndDestroy()],
    ['breaks off within its answer', raw(`${head}Content-Length: 100\r\n\r\n{"uu`)],
    ['stays silent', silence],
  ])('%s: each URL receives it at most once', async (_what, target) => {
    fault = (socket, index) =>
      index === 0
        ? answer(`${status} Moved`, '', 'Location: /v1/clusters/next')(socket)
        : target(socket, index)
    const { code } = await create('--timeout', '1')

    const created = service.requests.filter(({ method }) => method === 'POST').map(({ url }) => url)
    expect(code).not.toBe(0)
    expect(created).toEqual([
      '/v3/auth/tokens',
      '/v1/clusters',
      ...(status === 303 ? [] : ['/v1/clusters/next']),
    ])
  })
})

test('a creation that the service first defers is carried out once', async () => {
  let made = 0
  fault = (socket, index) => {
    if (index < 2) answer('503 Service Unavailable', '', 'Retry-After: 2')(socket)
    else {
      made += 1
      accepted(socket)
    }
  }
  expect(await create()).toMatchObject({ code: 0, tries: 3, waited: 4000 })
  expect(made).toBe(1)
})
