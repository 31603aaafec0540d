import { MagnumError } from '../../src/foundation/errors'
import { choicesFor, inventoryOf } from '../../src/prompts/inventory'
import type { Session } from '../../src/client/keystone/session'
import { text } from '../../src/cli/parameters'
import { testHost } from '../support/run'
import { createContext } from '../../src/program/context'

/** A context whose cloud has one other service, with the given response or none. */
function contextWith(answer: object | Error | undefined) {
  const request = () =>
    answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(answer), url: '' })
  const session = { request, projectId: () => Promise.resolve('p'), close: () => undefined } satisfies Session
  const { host, written } = testHost({})
  return { ...createContext(host, {}), service: () => Promise.resolve(answer && session), written }
}

test('images without os_distro, which the service refuses, are omitted', async () => {
  const images = [
    { id: '2', name: 'ubuntu', os_distro: 'ubuntu' },
    { id: '1', name: 'cirros' },
  ]
  expect(await inventoryOf('image', contextWith({ images }))).toEqual([
    { value: 'ubuntu', label: 'ubuntu', note: 'ubuntu' },
  ])
})

test('resources with the same name are offered by ID', async () => {
  const subnets = [
    { id: 'b', name: 'twin', cidr: '10.0.1.0/24' },
    { id: 'a', name: 'twin', cidr: '10.0.0.0/24' },
  ]
  expect(await inventoryOf('subnet', contextWith({ subnets }))).toEqual([
    { value: 'a', label: 'a', note: 'twin 10.0.0.0/24' },
    { value: 'b', label: 'b', note: 'twin 10.0.1.0/24' },
  ])
})

test('flavors are listed by size', async () => {
  const flavors = [
    { id: '1', name: 'io.70GB', ram: 32768, vcpus: 16, disk: 20 },
    { id: '2', name: 'm1.small', ram: 2048, vcpus: 1, disk: 20 },
    { id: '3', name: 'm1.medium', ram: 4096, vcpus: 2, disk: 20 },
  ]
  const listed = await inventoryOf('flavor', contextWith({ flavors }))
  expect(listed.map(({ value }) => value)).toEqual(['m1.small', 'm1.medium', 'io.70GB'])
})

test('100,000 names are listed in linear time', async () => {
  const subnets = Array.from({ length: 100_000 }, (_, index) => ({
    id: `id${index}`,
    name: `subnet${index}`,
  }))
  expect(await inventoryOf('subnet', contextWith({ subnets }))).toHaveLength(subnets.length)
})

test('external and internal networks are distinguished', async () => {
  const networks = [
    { id: '1', name: 'public', 'router:external': true },
    { id: '2', name: 'private' },
  ]
  const namesOf = async (kind: string) =>
    (await inventoryOf(kind, contextWith({ networks }))).map(({ value }) => value)
  expect(await namesOf('external-network')).toEqual(['public'])
  expect(await namesOf('network')).toEqual(['private'])
})

test('a resource with a name unsafe for terminals is chosen by its ID, if it has one', async () => {
  const keypairs = [{ keypair: { name: 'evil\u001b[2J' } }, { keypair: { name: 'good' } }]
  expect(await inventoryOf('keypair', contextWith({ keypairs }))).toEqual([
    { value: 'good', label: 'good', note: '' },
  ])
  const subnets = [{ id: 'a', name: 'evil\u001b[2J', cidr: '10.0.0.0/24' }]
  expect(await inventoryOf('subnet', contextWith({ subnets }))).toEqual([
    { value: 'a', label: 'a', note: 'evil\u001b[2J 10.0.0.0/24' },
  ])
})

test('only images for the COE are offered, of its usual system first', async () => {
  const images = ['ubuntu', 'fedora-coreos', 'fedora-atomic'].map((os_distro) => ({
    name: `a-${os_distro}`,
    os_distro,
  }))
  const imagesFor = async (coe: string) =>
    (await inventoryOf('image', contextWith({ images }), { coe })).map(({ value }) => value)
  expect(await imagesFor('kubernetes')).toEqual(['a-fedora-coreos', 'a-fedora-atomic', 'a-ubuntu'])
  expect(await imagesFor('swarm')).toEqual(['a-fedora-atomic'])
  expect(await imagesFor('mesos')).toEqual(['a-ubuntu'])
})

test.each<[string, object | Error | undefined, string]>([
  ['has no such service', undefined, 'The cloud lists no suitable value for --image.\n'],
  ['has none', { images: [] }, 'The cloud lists no suitable value for --image.\n'],
  [
    'drops the connection of the service',
    new MagnumError('connection', 'The server closed the connection'),
    'WARNING: cannot list choices for --image: The server closed the connection\n',
  ],
  [
    'does not allow listing them',
    new MagnumError('denied', 'Not allowed. (HTTP 403)', { status: 403 }),
    'WARNING: cannot list choices for --image: Not allowed. (HTTP 403)\n',
  ],
])('if the cloud %s, there are no choices', async (_, answer, stderr) => {
  const context = contextWith(answer)
  expect(await choicesFor(text('--image', { help: '', completes: 'image' }), context)).toEqual([])
  expect(context.written().stderr).toBe(stderr)
})
