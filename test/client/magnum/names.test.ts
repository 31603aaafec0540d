import { MagnumClient } from '../../../src/client/magnum/client'
import { serve } from '../../support/http-server'
import { sessionAt } from '../../support/session'

test.each([
  ['prod#old', '/clusters/prod%23old'],
  ['../clustertemplates/k8s', '/clusters/..%2Fclustertemplates%2Fk8s'],
  ['a?rollback=True', '/clusters/a%3Frollback%3DTrue'],
  ['50%', '/clusters/50%25'],
  ['%2e%2e', '/clusters/%252e%252e'],
  ['a b', '/clusters/a%20b'],
  ['Bücher', '/clusters/B%C3%BCcher'],
  ['...', '/clusters/...'],
  ['\ud800', '/clusters/%EF%BF%BD'],
])('%j is one segment of the path', async (name, url) => {
  const server = await serve(() => ({ status: 204 }))
  const session = sessionAt(server.url)
  await new MagnumClient(session).clusters.delete(name)
  session.close()
  await server.close()

  expect(server.requests.map(({ url }) => url)).toEqual([url])
})

const calls: [string, (client: MagnumClient, name: string) => unknown][] = [
  ['clusters.get', (client, name) => client.clusters.get(name)],
  ['clusters.delete', (client, name) => client.clusters.delete(name)],
  ['clusters.update', (client, name) => client.clusters.update(name, [])],
  ['clusters.resize', (client, name) => client.clusters.resize(name, { node_count: 1 })],
  ['clusters.upgrade', (client, name) => client.clusters.upgrade(name, { cluster_template: 'k8s' })],
  ['clusterTemplates.get', (client, name) => client.clusterTemplates.get(name)],
  ['clusterTemplates.delete', (client, name) => client.clusterTemplates.delete(name)],
  ['nodegroups.list', (client, name) => client.nodegroups.list(name)],
  ['nodegroups.get', (client, name) => client.nodegroups.get('demo', name)],
  ['nodegroups.delete', (client, name) => client.nodegroups.delete('demo', name)],
  ['certificates.get', (client, name) => client.certificates.get(name)],
  ['certificates.rotate', (client, name) => client.certificates.rotate(name)],
  ['credentials.rotate', (client, name) => client.credentials.rotate(name)],
  ['quotas.delete', (client, name) => client.quotas.delete(name, 'Cluster')],
  ['quotas.get', (client, name) => client.quotas.get('project', name)],
]

describe.each(['', '.', '..'])('%j is refused before any request by', (name) => {
  test.each(calls)('%s', async (_what, call) => {
    const session = {
      ...sessionAt('http://127.0.0.1:1'),
      request: () => Promise.reject(new Error('a request was made')),
    }
    const refused = Promise.resolve().then(() => call(new MagnumClient(session), name))

    await expect(refused).rejects.toMatchObject({
      kind: 'usage',
      message: name === '' ? 'A name or UUID must not be empty' : `"${name}" is not a name or UUID`,
    })
  })
})
