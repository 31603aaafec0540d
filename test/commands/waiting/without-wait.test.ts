/* Changes of a busy cluster without --wait. */
import { Interrupt } from '../../../src/foundation/host'
import type { Received, Reply } from '../../support/http-server'
import { cluster, waitWith } from './service'

const headers = { 'OpenStack-API-Maximum-Version': 'container-infra 1.14' }

/** The cluster `demo`, which answers requests that change it as given. */
const demo =
  (status: string, change: Reply) =>
  (_: number, { method }: Received): Reply =>
    method === 'GET' ? { body: cluster('demo', status), headers } : change

test('a refusal because of an operation in progress is a conflict', async () => {
  const detail = 'Updating a cluster when status is "UPDATE_IN_PROGRESS" is not supported'
  const refusal = {
    status: 400,
    body: { errors: [{ status: 400, title: detail, detail: `${detail}.` }] },
    headers,
  }
  const { code, stderr, pauses } = await waitWith(['ca-rotate', 'demo'], demo('UPDATE_IN_PROGRESS', refusal))

  expect({ code, stderr, pauses }).toEqual({
    code: 7,
    stderr: `\
ERROR: Updating a cluster when status is "UPDATE_IN_PROGRESS" is not supported (HTTP 400)
Another operation is in progress: run 'magnum cluster-wait' first, or use --wait.
`,
    pauses: [],
  })
})

describe('a change that the service is going to ignore', () => {
  const accepted = { status: 202, body: { uuid: 'uuid-of-demo' }, headers }
  const busy = demo('CREATE_IN_PROGRESS', accepted)
  const resize = ['cluster-resize', 'demo', '3']
  const requests = ['GET /v1/', 'POST /v1/clusters/demo/actions/resize']
  const stdout = 'Request to resize cluster demo has been accepted.\n'
  const stderr =
    'WARNING: the cluster is CREATE_IN_PROGRESS: the service ignores changes until it is idle. With --wait, the request is sent then.\n'

  test('is warned about where the cluster is shown', async () => {
    expect(await waitWith([...resize, '-f', 'value', '-c', 'status'], busy)).toMatchObject({
      code: 0,
      stdout: 'CREATE_IN_PROGRESS\n',
      stderr,
      requests: [...requests, 'GET /v1/clusters/demo'],
    })
  })

  test.each([
    ['cluster-resize demo 3', stdout],
    ['cluster-resize demo 3 -f value -c status', 'CREATE_IN_PROGRESS\n'],
    ['cluster-update demo replace node_count=3', 'Request to update cluster demo has been accepted.\n'],
  ])('is warned about on a terminal: %s', async (line, answer) => {
    const ran = await waitWith(line.split(' '), busy, { terminal: 200 })
    expect(ran).toMatchObject({ code: 0, stdout: answer, stderr })
    expect(ran.requests.filter((request) => request === 'GET /v1/clusters/demo')).toHaveLength(1)
  })

  test('is warned about if the cluster failed to be created', async () => {
    const failed = demo('CREATE_FAILED', accepted)
    expect(await waitWith(resize, failed, { terminal: 200 })).toMatchObject({
      code: 0,
      stdout,
      stderr:
        'WARNING: the cluster is CREATE_FAILED: the service ignores changes of clusters in this status.\n',
    })
  })

  test('is reported as accepted before the cluster is looked at', async () => {
    const user = new AbortController()
    const interrupting = (seconds: number, request: Received) => {
      if (request.url === '/v1/clusters/demo') user.abort(new Interrupt('SIGINT'))
      return busy(seconds, request)
    }
    expect(await waitWith(resize, interrupting, { terminal: 200, interrupted: user.signal })).toMatchObject({
      code: 130,
      stdout,
    })
  })

  test('costs no further request in a script', async () => {
    expect(await waitWith(resize, busy)).toMatchObject({ code: 0, stdout, stderr: '', requests })
  })

  test('is accepted even if the cluster cannot be shown', async () => {
    const hidden = (seconds: number, request: Received) =>
      request.url === '/v1/clusters/demo' ? { status: 403, headers } : busy(seconds, request)
    expect(await waitWith(resize, hidden, { terminal: 200 })).toMatchObject({ code: 0, stdout, stderr: '' })
  })
})
