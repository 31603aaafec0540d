import type { Reply } from '../../support/http-server'
import { fault, listOf } from '../magnum'
import type { Line } from '../pair'
import { cluster, quota, service, stats, template } from '../resources'

const ok = (body: unknown): Reply => ({ body })
const show = (attributes: object): Line => ({
  argv: ['cluster-show', 'c'],
  answers: { 'GET /v1/clusters/c': ok({ ...cluster('c'), ...attributes }) },
})
const list = (rows: readonly unknown[], ...options: string[]): Line => ({
  argv: ['cluster-list', ...options],
  answers: { 'GET /v1/clusters': listOf('clusters', rows) },
})
const templates = (rows: readonly unknown[], ...options: string[]): Line => ({
  argv: ['cluster-template-list', ...options],
  answers: {
    'GET /v1/clustertemplates': listOf('clustertemplates', rows),
    'GET /v1/clustertemplates/detail': listOf('clustertemplates', rows),
  },
})
const without = (name: string, from: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(from).filter(([key]) => key !== name))

/** Attribute values of every kind. */
const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  7,
  2 ** 31,
  2 ** 53 - 1,
  '',
  ' ',
  'plain',
  '  padded  ',
  '-',
  'None',
  "it's",
  'say "hi"',
  `both ' and "`,
  'back\\slash',
  'a\\nb',
  'a\\nb\\n',
  '\\n',
  '\\n\\nx',
  '  a\\n b  ',
  'a\\tb',
  '集群',
  '😀 face',
  'e\u0301',
  '한국어',
  'ｆｕｌｌ',
  'ﾊﾝｶｸ',
  '\u200bzero',
  'a\u00a0b',
  '𝒜',
  '🇩🇪',
  '👩‍👩‍👧',
  'עברית',
  'ไทย',
  'a|b',
  '+---+',
  '<b>',
  '{"a": 1}',
  "{'a': 1}",
  '[]',
  'x'.repeat(500),
  [],
  [null],
  [true, false],
  [1, 2],
  ['a'],
  ['172.24.4.4', '172.24.4.5'],
  ["it's", 'say "hi"', `both ' "`],
  ['集群', '😀'],
  [[1, ['a']], []],
  [{ a: 1, b: null }],
  ['a\\nb'],
  ['back\\slash'],
  [''],
  {},
  { a: null },
  { a: true, b: false },
  { a: 1, b: -2 },
  { a: "it's" },
  { a: 'say "hi"' },
  { a: `both ' and "` },
  { "k'ey": 'v' },
  { a: 'back\\slash' },
  { a: 'a\\nb' },
  { a: { b: { c: [1, 'x', null, { d: false }] } } },
  { 集群: '😀' },
  { a: '\u00ad' },
  { a: '\u00a0' },
  { '': '' },
  { a: [] },
  { a: {} },
  { 'node-0.Ready': 'True', api: 'ok' },
  { a: '\\n' },
  { a: '\u0301' },
  { a: '\u{10ffff}' },
  { a: 'é' },
]

const wide = [
  { ...cluster('集群一'), keypair: '钥匙' },
  { ...cluster('emoji 😀😀'), keypair: 'e\u0301' },
  { ...cluster('plain'), keypair: null, node_count: null, status: '' },
]

/** Responses with unusual values. */
export const answers: readonly Line[] = [
  ...values.map((value) => show({ discovery_url: value })),
  ...values.map((value) => list([{ ...cluster('c'), keypair: value }], '--fields', 'labels,stack_id')),
  ...values.map((value) => list([{ ...cluster('c'), labels: value }, cluster('d')], '--fields', 'labels')),
  ...values.map((value) => templates([{ ...template('t'), labels: value, keypair_id: value }], '--detail')),
  list([]),
  list([], '--fields', 'nope'),
  list(wide),
  list(wide, '--fields', 'status_reason,health_status_reason'),
  list([without('keypair', cluster('c')), cluster('d')]),
  list([without('stack_id', cluster('c')), cluster('d')], '--fields', 'stack_id'),
  list([cluster('c'), without('stack_id', cluster('d'))], '--fields', 'stack_id'),
  list([cluster('c')], '--fields', 'stack_id,stack_id,name,api_address,links,health_status_reason'),
  list([cluster('c')], '--fields', 'stack_id,,name'),
  list([cluster('c')], '--fields', 'STACK_ID'),
  list([cluster('c')], '--fields', 'nope'),
  list([cluster('c')], '--fields', "it's,nope,status"),
  list(
    [{ ...cluster('c'), k8s_version2x: 1, 'a:b_c': 2, camelCase: 3, x: 4, ümlaut_x: 5 }],
    '--fields',
    'k8s_version2x,x,ümlaut_x',
  ),
  list(Array.from({ length: 60 }, (_, index) => cluster(`c${index}`))),
  templates([]),
  templates([], '--detail'),
  templates([template('集群'), template('b')], '--fields', 'coe,image_id,labels'),
  templates([without('labels', template('t')), template('u')], '--detail'),
  templates([template('t')], '--detail', '--fields', 'coe,links,nope'),
  templates([{ ...template('t'), extra_thing: [1] }], '--detail', '--fields', 'coe,extra_thing'),
  show({
    health_status: 'UNHEALTHY',
    health_status_reason: { 'k8s-abc-node-0.Ready': 'False', api: 'it\'s "ok"', nested: { a: [null, true] } },
  }),
  show({
    status: 'CREATE_FAILED',
    status_reason: 'Resource CREATE failed: a\\nb\\nc',
    faults: { '0': 'first', kube_masters: "ResourceInError: 'x'" },
  }),
  show({ node_addresses: [], master_addresses: null, api_address: null }),
  { argv: ['cluster-show', '--long', 'c'] },
  { argv: ['cluster-show', 'c', '--lon'] },
  {
    argv: ['cluster-template-show', 't'],
    answers: { 'GET /v1/clustertemplates/t': ok({ ...template('t'), labels: { a: "x'y" }, tags: null }) },
  },
  {
    argv: ['cluster-template-update', 't', 'add', 'a=b'],
    answers: { 'PATCH /v1/clustertemplates/t': ok({ ...template('集'), no_proxy: 'a\\nb' }) },
  },
  { argv: ['stats-list'], answers: { 'GET /v1/stats': ok({ ...stats, clusters: 0, extra: null }) } },
  { argv: ['quotas-list'], answers: { 'GET /v1/quotas': listOf('quotas', []) } },
  {
    argv: ['quotas-list'],
    answers: { 'GET /v1/quotas': listOf('quotas', [quota('集', 0), without('resource', quota('b', -1))]) },
  },
  {
    argv: ['quotas-show', '--project-id', 'p', '--resource', 'Cluster'],
    answers: { 'GET /v1/quotas/p/Cluster': ok({ ...quota('p', 1), resource: null }) },
  },
  { argv: ['service-list'], answers: { 'GET /v1/mservices': listOf('mservices', []) } },
  {
    argv: ['service-list'],
    answers: {
      'GET /v1/mservices': listOf('mservices', [
        service(10),
        service(9),
        { ...service(1), disabled: true, disabled_reason: "it's", state: 'down' },
      ]),
    },
  },
  {
    argv: ['ca-show', 'c'],
    answers: { [`GET /v1/certificates/63000000-0000-0000-0000-000000000000`]: ok({ pem: 'no newline' }) },
  },
]

const error = (body: unknown, status: number, type = 'application/json'): Reply => ({
  status,
  headers: { 'content-type': type, 'X-Openstack-Request-Id': 'req-1' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** Error responses, by the shape of the body and the status. */
export const refusals: Readonly<Record<string, Reply>> = {
  'not found': fault(404, 'Cluster c could not be found.', 'Cluster c could not be found.'),
  conflict: fault(
    409,
    'Multiple clusters exist with same name.',
    'Multiple clusters exist with same name. Please use the cluster uuid instead.',
  ),
  'bad request': fault(400, "Invalid input for field/attribute name. Value: '1'.", 'Value should be…'),
  forbidden: fault(403, "Policy doesn't allow cluster:delete to be performed", 'Policy'),
  'not acceptable': fault(406, 'Not Acceptable', 'Version 1.99 was requested but the minimum is 1.1'),
  gone: fault(410, 'Gone', ''),
  quota: fault(403, 'Resource quota exceeded', 'You have reached the maximum clusters per project, 20.'),
  'old shape': error(
    { error_message: JSON.stringify({ faultstring: 'Old shape', debuginfo: null, faultcode: 'Client' }) },
    400,
  ),
  'error object': error({ error: { title: 'Unprocessable', message: 'why', code: 422 } }, 422),
  'a web page': error(
    '<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1>\n<p>nginx</p></body></html>',
    501,
    'text/html',
  ),
  'plain text': error('it is broken', 500, 'text/plain'),
  empty: error('', 500, 'text/plain'),
  'no json': error('{"errors": [', 400),
  'empty list': error({ errors: [] }, 400),
}

const asked: readonly (readonly [words: string, request: string])[] = [
  ['cluster-list', 'GET /v1/clusters'],
  ['cluster-show c', 'GET /v1/clusters/c'],
  ['cluster-create c --cluster-template t', 'POST /v1/clusters'],
  ['cluster-create c --cluster-template c', 'GET /v1/clustertemplates/c'],
  ['cluster-update c replace node_count=2', 'PATCH /v1/clusters/c'],
  ['cluster-delete c', 'DELETE /v1/clusters/c'],
  ['cluster-delete a c b', 'DELETE /v1/clusters/c'],
  ['cluster-template-list', 'GET /v1/clustertemplates'],
  ['cluster-template-show c', 'GET /v1/clustertemplates/c'],
  ['cluster-template-create c --coe kubernetes --image i --external-network n', 'POST /v1/clustertemplates'],
  ['cluster-template-update c replace a=b', 'PATCH /v1/clustertemplates/c'],
  ['cluster-template-delete a c b', 'DELETE /v1/clustertemplates/c'],
  ['ca-show c', 'GET /v1/clusters/c'],
  ['ca-show c', 'GET /v1/certificates/63000000-0000-0000-0000-000000000000'],
  ['ca-rotate --cluster c', 'PATCH /v1/certificates/63000000-0000-0000-0000-000000000000'],
  ['quotas-list', 'GET /v1/quotas'],
  ['quotas-show --project-id p --resource Cluster', 'GET /v1/quotas/p/Cluster'],
  ['quotas-create --project-id p --resource Cluster', 'POST /v1/quotas'],
  ['quotas-update --project-id p --resource Cluster --hard-limit 3', 'PATCH /v1/quotas/p/Cluster'],
  ['quotas-delete --project-id p --resource Cluster', 'DELETE /v1/quotas/p/Cluster'],
  ['stats-list', 'GET /v1/stats'],
  ['service-list', 'GET /v1/mservices'],
]

/** Every command with every error response. */
export const refused: readonly (Line & { what: string })[] = asked.flatMap(([words, request]) =>
  Object.entries(refusals).map(([what, reply]) => ({
    argv: words.split(' '),
    answers: { [request]: reply },
    what,
  })),
)
