import { cluster, waitWith } from './service'

const refusal = (status: number) => ({ status, body: { errors: [{ title: 'Not now', status }] } })

test.each([429, 500, 502, 503])(
  'a service that responds with %i for a minute does not end the wait',
  async (status) => {
    const { code, stdout, stderr } = await waitWith(['cluster-wait', 'demo'], (seconds) => {
      if (seconds > 1 && seconds < 60) return refusal(status)
      return { body: cluster('demo', seconds < 60 ? 'CREATE_IN_PROGRESS' : 'CREATE_COMPLETE') }
    })

    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Cluster demo: done\n' })
    expect(stderr).toBe(`\
demo: CREATE_IN_PROGRESS, 0 of 2 nodes
Will retry: Not now (HTTP ${status})
demo: CREATE_COMPLETE, 0 of 2 nodes
`)
  },
)

test('one that never responds again does, after two minutes', async () => {
  const { code, stderr, pauses } = await waitWith(['cluster-wait', 'demo'], (seconds) =>
    seconds > 1 ? refusal(503) : { body: cluster('demo', 'CREATE_IN_PROGRESS') },
  )

  expect(code).toBe(1)
  expect(stderr).toMatch(/ERROR: Not now \(HTTP 503\)\n/)
  expect(pauses).toHaveLength(11)
})

test('one that is unreachable at the first poll is reported at once', async () => {
  const words = [
    '--os-auth-type',
    'none',
    '--os-endpoint-override',
    'http://127.0.0.1:1/v1',
    'cluster-wait',
    'demo',
  ]
  const { code, pauses } = await waitWith(words, () => ({}))

  expect(code).toBe(5)
  expect(pauses).toEqual([])
})

test('a permanent refusal ends the wait', async () => {
  const { code, pauses } = await waitWith(['cluster-wait', 'demo'], () => refusal(403))

  expect({ code, pauses }).toEqual({ code: 4, pauses: [] })
})
