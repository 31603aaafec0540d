import { HeatClient } from '../../../src/client/heat/stacks'
import type { SessionRequest } from '../../../src/client/keystone/session'
import { MagnumError } from '../../../src/foundation/errors'
import { collect } from '../../support/collect'

const stack = { id: '5d1f', stack_name: 'my stack' }

/** A client of a Heat that gives these responses in order; `asked` records the requests. */
function heat(...answers: (object | Error)[]) {
  const asked: string[] = []
  const session = {
    request: ({ method, path, query = {} }: SessionRequest) => {
      const given = Object.entries(query).filter(([, value]) => value !== undefined)
      asked.push(`${method} ${path}${given.map(([name, value]) => ` ${name}=${value}`).join('')}`)
      const answer = answers.shift()
      if (answer === undefined || answer instanceof Error)
        return Promise.reject(answer ?? new Error('asked too often'))
      return Promise.resolve({
        status: 200,
        headers: {},
        body: JSON.stringify(answer),
        url: 'https://heat.example/v1/p',
      })
    },
    projectId: () => Promise.resolve('p'),
    close: () => undefined,
  }
  return { stacks: new HeatClient(session).stacks, asked }
}

const events = (...ids: string[]) => ({ events: ids.map((id) => ({ id, resource_name: 'x' })) })

test('finds a stack by ID in the list, without a redirect', async () => {
  const { stacks, asked } = heat({ stacks: [stack] })
  expect(await stacks.get('5d1f')).toEqual(stack)
  expect(asked).toEqual(['GET /stacks id=5d1f'])
})

test('requests a stack that the list lacks, deleted or of another project, by ID', async () => {
  const { stacks, asked } = heat({ stacks: [] }, { stack: { ...stack, stack_status: 'DELETE_COMPLETE' } })
  expect(await stacks.get('5d1f')).toMatchObject({ stack_status: 'DELETE_COMPLETE' })
  expect(asked).toEqual(['GET /stacks id=5d1f', 'GET /stacks/5d1f resolve_outputs=False'])
})

test('a stack with a name that is no Unicode text is still found', async () => {
  const { stacks, asked } = heat({ resources: [] })
  expect(await stacks.resources({ id: '5d1f', stack_name: 'my \ud800' })).toEqual([])
  expect(asked).toEqual(['GET /stacks/my%20%EF%BF%BD/5d1f/resources?nested_depth=20'])
})

test('lists resources including nested stacks, filtered by status', async () => {
  const { stacks, asked } = heat({ resources: [{ resource_name: 'a' }] }, { resources: [] })
  expect(await stacks.resources(stack)).toEqual([{ resource_name: 'a' }])
  expect(await stacks.resources(stack, ['FAILED', 'IN_PROGRESS'])).toEqual([])
  expect(asked).toEqual([
    'GET /stacks/my%20stack/5d1f/resources?nested_depth=20',
    'GET /stacks/my%20stack/5d1f/resources?nested_depth=20&status=FAILED&status=IN_PROGRESS',
  ])
})

test('pages events by the ID of the last one', async () => {
  const ids = Array.from({ length: 1500 }, (_, index) => `e${index}`)
  const { stacks, asked } = heat(events(...ids.slice(0, 1000)), events(...ids.slice(1000)))
  expect((await collect(stacks.events(stack))).flat().map(({ id }) => id)).toEqual(ids)
  expect(asked).toEqual([
    'GET /stacks/my%20stack/5d1f/events nested_depth=20 sort_dir=asc limit=1000',
    'GET /stacks/my%20stack/5d1f/events nested_depth=20 sort_dir=asc limit=1000 marker=e999',
  ])
})

test('limits the number of events and filters them by status', async () => {
  const { stacks, asked } = heat(events('b', 'a'), events())
  await collect(stacks.events(stack, { order: 'desc', limit: 2 }))
  await collect(stacks.events(stack, { state: 'FAILED', after: 'z' }))
  expect(asked).toEqual([
    'GET /stacks/my%20stack/5d1f/events nested_depth=20 sort_dir=desc limit=2',
    'GET /stacks/my%20stack/5d1f/events nested_depth=20 sort_dir=asc limit=1000 resource_status=FAILED marker=z',
  ])
})

test('stops if the server no longer knows the marker and starts over', async () => {
  const page = events(...Array.from({ length: 1000 }, (_, index) => `e${index}`))
  const { stacks, asked } = heat(page, page)
  expect((await collect(stacks.events(stack))).flat()).toHaveLength(1000)
  expect(asked).toHaveLength(2)
})

test.each([
  [{}, 'a list of resources'],
  [{ resources: ['x'] }, 'a resource of a stack'],
  [{ resources: [{ resource_name: 7 }] }, 'a resource of a stack'],
  [{ resources: [{ resource_name: 'x', links: {} }] }, 'a resource of a stack'],
])('refuses an unexpected response: %j', async (answer, what) => {
  await expect(heat(answer).stacks.resources(stack)).rejects.toThrow(
    `The service answered with something that is not ${what}`,
  )
})

test('an unknown stack is the error of the service', async () => {
  const gone = new MagnumError('not-found', 'The Stack (5d1f) could not be found. (HTTP 404)')
  await expect(heat({ stacks: [] }, gone).stacks.get('5d1f')).rejects.toBe(gone)
})
