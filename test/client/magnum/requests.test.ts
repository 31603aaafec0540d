import { MagnumClient } from '../../../src/client/magnum/client'
import { serve } from '../../support/http-server'
import { sessionAt } from '../../support/session'

const uuid = 'df78e943-f97b-410c-8d6d-dc62b58a1b0c'

/** The requests of a call to a service with all features, one `METHOD path body` each. */
async function sentBy(
  call: (client: MagnumClient) => Promise<unknown>,
  body: unknown = { uuid },
): Promise<string[]> {
  const server = await serve(() => ({
    headers: { 'OpenStack-API-Maximum-Version': 'container-infra 1.14' },
    body,
  }))
  const session = sessionAt(server.url)
  await call(new MagnumClient(session))
  session.close()
  await server.close()
  return server.requests.map(({ method, url, body }) => `${method} ${url} ${body}`.trim())
}

test.each<[string, (client: MagnumClient) => Promise<unknown>, string[]]>([
  ['cluster', (c) => c.clusters.get('demo'), ['GET /clusters/demo']],
  [
    'new cluster',
    (c) => c.clusters.create({ name: 'demo', cluster_template_id: uuid, node_count: 2 }),
    [`POST /clusters {"name":"demo","cluster_template_id":"${uuid}","node_count":2}`],
  ],
  [
    'changed cluster',
    (c) => c.clusters.update('demo', [{ op: 'replace', path: '/node_count', value: 3 }], { rollback: true }),
    ['GET /', 'PATCH /clusters/demo/?rollback=True [{"op":"replace","path":"/node_count","value":3}]'],
  ],
  ['deleted cluster', (c) => c.clusters.delete('demo'), ['DELETE /clusters/demo']],
  [
    'resized cluster',
    (c) => c.clusters.resize('demo', { node_count: 4, nodes_to_remove: ['1'] }),
    ['GET /', 'POST /clusters/demo/actions/resize {"node_count":4,"nodes_to_remove":["1"]}'],
  ],
  [
    'upgraded cluster',
    (c) => c.clusters.upgrade('demo', { cluster_template: 'k8s-next', max_batch_size: 1 }),
    ['GET /', 'POST /clusters/demo/actions/upgrade {"cluster_template":"k8s-next","max_batch_size":1}'],
  ],
  ['template', (c) => c.clusterTemplates.get('k8s'), ['GET /clustertemplates/k8s']],
  ['deleted template', (c) => c.clusterTemplates.delete('k8s'), ['DELETE /clustertemplates/k8s']],
  [
    'new node group',
    (c) => c.nodegroups.create('demo', { name: 'gpu', node_taints: [{ key: 'a', effect: 'NoExecute' }] }),
    [
      'GET /',
      'POST /clusters/demo/nodegroups {"name":"gpu","node_taints":[{"key":"a","effect":"NoExecute"}]}',
    ],
  ],
  ['node group', (c) => c.nodegroups.get('demo', 'gpu'), ['GET /', 'GET /clusters/demo/nodegroups/gpu']],
  [
    'deleted node group',
    (c) => c.nodegroups.delete('demo', 'gpu'),
    ['GET /', 'DELETE /clusters/demo/nodegroups/gpu'],
  ],
  ['rotated authority', (c) => c.certificates.rotate(uuid), ['GET /', `PATCH /certificates/${uuid}`]],
  ['rotated credential', (c) => c.credentials.rotate(uuid), ['GET /', `PATCH /credentials/${uuid}`]],
  ['statistics of a project', (c) => c.stats.get('p1'), ['GET /', 'GET /stats?project_id=p1']],
  ['quota', (c) => c.quotas.get('p1', 'Cluster'), ['GET /', 'GET /quotas/p1/Cluster']],
  [
    'changed quota',
    (c) => c.quotas.update({ project_id: 'p1', resource: 'Cluster', hard_limit: 9 }),
    ['GET /', 'PATCH /quotas/p1/Cluster {"project_id":"p1","resource":"Cluster","hard_limit":9}'],
  ],
  ['deleted quota', (c) => c.quotas.delete('p1', 'Cluster'), ['GET /', 'DELETE /quotas/p1/Cluster']],
])('%s', async (_what, call, requests) => {
  expect(await sentBy(call)).toEqual(requests)
})

test('a certificate signing request', async () => {
  const answer = { cluster_uuid: uuid, csr: 'CSR', pem: 'PEM' }
  expect(await sentBy((client) => client.certificates.sign(uuid, 'CSR'), answer)).toEqual([
    `POST /certificates {"cluster_uuid":"${uuid}","csr":"CSR"}`,
  ])
})
