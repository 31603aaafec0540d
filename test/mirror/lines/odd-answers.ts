import type { Reply } from '../../support/http-server'
import { listOf } from '../magnum'
import type { Line } from '../pair'
import { cluster, quota, service, template } from '../resources'

/** A response with this body. */
const raw = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body,
})

/** The JSON of a resource with one attribute replaced by the raw `text`. */
const withRaw = (resource: object, attribute: string, text: string) =>
  JSON.stringify({ ...resource, [attribute]: '@' }).replace('"@"', () => text)

/** JSON that JavaScript cannot represent exactly. */
const exact: readonly string[] = [
  '1.0',
  '-0.0',
  '1e3',
  '1e400',
  '123456789012345680.0',
  '1E-7',
  '9007199254740993',
  '-123456789012345678901234567890',
  '{"10": 1, "9": {"2": "x", "1": [1.0]}, "a": 2}',
  '[{"10": 1, "2": 2}]',
  '{"__proto__": {"1": 1.0}, "constructor": 1}',
  '{"a": 1, "1": 2, "a": 3}',
  '"10.0, 1.5"',
  '["1.0", 1.0, 1]',
]

/** Values in place of a string or a number. */
const odd = ['null', '5', 'true', '"x"', '[]', '{}', '{"a": null}']

const clusters = (rows: readonly unknown[], next?: unknown) => listOf('clusters', rows, next as string | null)
const pages = (links: readonly unknown[]): readonly Reply[] =>
  links.map((link, page) => clusters([cluster(`${page}a`), cluster(`${page}b`)], link))
const paged = (links: readonly unknown[], ...words: string[]): Line => ({
  argv: ['cluster-list', ...words],
  answers: { 'GET /v1/clusters': pages(links) },
})

/** Invalid responses. */
export const oddAnswers: readonly Line[] = [
  ...exact.flatMap((text): Line[] => [
    {
      argv: ['cluster-show', 'c'],
      answers: { 'GET /v1/clusters/c': raw(withRaw(cluster('c'), 'faults', text)) },
    },
    {
      argv: ['cluster-list', '--fields', 'labels'],
      answers: { 'GET /v1/clusters': raw(`{"clusters": [${withRaw(cluster('c'), 'labels', text)}]}`) },
    },
    { argv: ['stats-list'], answers: { 'GET /v1/stats': raw(`{"clusters": ${text}, "10": 1, "9": 2}`) } },
    { argv: ['cluster-update', 'c', 'replace', `a=${text}`] },
  ]),
  ...['uuid', 'name', 'status', 'node_count', 'node_addresses', 'links', 'faults'].flatMap((attribute) =>
    odd.flatMap((text): Line[] => [
      {
        argv: ['cluster-show', 'c'],
        answers: { 'GET /v1/clusters/c': raw(withRaw(cluster('c'), attribute, text)) },
      },
      {
        argv: ['cluster-list', '--fields', attribute],
        answers: { 'GET /v1/clusters': raw(`{"clusters": [${withRaw(cluster('c'), attribute, text)}]}`) },
      },
    ]),
  ),
  ...odd.map((text): Line => {
    const answer = raw(withRaw(template('t'), 'uuid', text))
    return { argv: ['cluster-template-show', 't'], answers: { 'GET /v1/clustertemplates/t': answer } }
  }),
  ...['', '{}', 'null', '[]', '{"uuid": null}'].map((body): Line => ({
    argv: ['cluster-update', 'c', 'replace', 'node_count=2'],
    answers: { 'PATCH /v1/clusters/c': raw(body, 202) },
  })),
  ...['[null, {"uuid": "u"}, {}]', 'null', '{"uuid": "u", "name": "n"}', '[[], "", 0, false]'].map(
    (rows): Line => ({
      argv: ['cluster-list'],
      answers: { 'GET /v1/clusters': raw(`{"clusters": ${rows}}`) },
    }),
  ),
  { argv: ['cluster-show', 'c'], answers: { 'GET /v1/clusters/c': raw('{}') } },
  { argv: ['cluster-list'], answers: { 'GET /v1/clusters': { status: 204 } } },
  // Pages.
  ...[
    '$SERVICE/v1/clusters?limit=2&marker=b',
    'https://elsewhere.example/magnum/v1/clusters?limit=2&marker=b',
    '/v1/clusters?marker=b',
    'clusters?marker=b',
    '/v1/clusters?page=2',
    '/v1/clusters?marker=b&sort_key=name&sort_dir=asc&x=%2F%20y',
    '',
  ].flatMap((next) => [
    paged([next, null], '--limit', '3'),
    paged([next, null], '--limit', '2'),
    paged([next, undefined], '--limit', '9', '--sort-key', 'name', '--sort-dir', 'desc'),
    paged([next, null], '--limit', '4', '--marker', 'm'),
  ]),
  paged(['/v1/clusters?page=1', '/v1/clusters?page=2', '/v1/clusters?page=3', null], '--limit', '7'),
  {
    argv: ['cluster-list', '--limit', '3'],
    answers: { 'GET /v1/clusters': [clusters([], '/v1/clusters?marker=a'), clusters([cluster('b')], null)] },
  },
  {
    argv: ['quotas-list', '--limit', '3'],
    answers: {
      'GET /v1/quotas': [
        listOf('quotas', [quota('a', 1)], '/v1/quotas?marker=1'),
        listOf('quotas', [quota('b', 2)]),
      ],
    },
  },
  // Columns by which services are sorted.
  ...[
    [{ ...service(1), host: 'b' }, service(2), { ...service(1), host: 'a' }],
    [
      { ...service(1), host: 'b', id: null },
      { ...service(1), host: 'a', id: null },
    ],
    [
      { ...service(1), id: '9' },
      { ...service(1), id: '10' },
    ],
    [{ host: 'b' }, { host: 'a' }],
  ].map((rows): Line => ({
    argv: ['service-list'],
    answers: { 'GET /v1/mservices': listOf('mservices', rows) },
  })),
]
