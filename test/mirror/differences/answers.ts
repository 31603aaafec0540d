import { listOf } from '../magnum'
import { cluster, quota, uuidOf } from '../resources'
import { anything, type Difference } from './difference'

const certificate = `GET /v1/certificates/${uuidOf('c')}`

/** Differences in what is made of odd answers. */
export const answerDifferences: readonly Difference[] = [
  {
    id: 'links',
    old: 'A resource without `links` crashed the show commands.',
    now: 'It is shown.',
    expect: (_, __, { stderr }) => (stderr.includes(`"'links'"`) ? anything : undefined),
    example: {
      argv: ['cluster-show', 'c'],
      answers: { 'GET /v1/clusters/c': { body: { uuid: 'u', name: 'c' } } },
    },
    ours: {
      code: 0,
      stdout:
        '+----------+-------+\n| Property | Value |\n+----------+-------+\n| uuid     | u     |\n| name     | c     |\n+----------+-------+\n',
    },
  },
  {
    id: 'content-type',
    old: 'An answer that did not say that it was JSON crashed the client.',
    now: 'What is JSON is read.',
    expect: (_, __, { stderr, stdout }) =>
      /'(NoneType|list)' object (has no attribute|is not subscriptable)|list indices must be/.test(
        stderr + stdout,
      )
        ? anything
        : undefined,
    example: {
      argv: ['stats-list'],
      answers: { 'GET /v1/stats': { headers: { 'content-type': 'text/plain' }, body: '{"clusters": 2}' } },
    },
    ours: { code: 0 },
  },
  {
    id: 'no-list',
    old: 'An answer without the list that was asked for, from another service say, was taken for an empty list.',
    now: 'That is an error which says to check the endpoint.',
    expect: ({ outcome }, { argv, answers = {} }) =>
      outcome === 'done' && argv.some((word) => word.endsWith('-list')) && lacksList(answers)
        ? anything
        : undefined,
    example: {
      argv: ['cluster-list'],
      answers: { 'GET /v1/clusters': { body: { versions: { values: [] } } } },
    },
    ours: { code: 1, stdout: '' },
  },
  {
    id: 'no-certificate',
    old: '`ca-show` printed `None` for a certificate that was not there.',
    now: 'That is an error.',
    expect: (_, { argv }, { stdout }) =>
      argv.some((word) => /^ca-(show|sign)$/.test(word)) && /^None$/m.test(stdout) ? anything : undefined,
    example: { argv: ['ca-show', 'c'], answers: { [certificate]: { body: { pem: null } } } },
    ours: { code: 1, stdout: '' },
  },
  {
    id: 'surrogates',
    old: 'Half a surrogate pair in a name crashed the client.',
    now: 'It is shown as an escape.',
    expect: (_, __, { stderr, stdout }) =>
      (stderr + stdout).includes('surrogates not allowed') ? anything : undefined,
    example: {
      argv: ['quotas-list'],
      answers: { 'GET /v1/quotas': listOf('quotas', [{ ...quota('p', 1), resource: '\ud800' }]) },
    },
    ours: { code: 0 },
  },
  {
    id: 'new-characters',
    old: 'Characters that are newer than Unicode 13 were counted as one column: frames around them were crooked.',
    now: 'They are counted as Unicode has them.',
    expect: ({ stdout }) => (/[\u{1fae0}-\u{1fae8}]/u.test(stdout ?? '') ? { stdout: undefined } : undefined),
    example: {
      argv: ['quotas-list'],
      answers: { 'GET /v1/quotas': listOf('quotas', [quota('\u{1fae0}', 1)]) },
    },
    ours: {
      stdout:
        '+------------+----------+------------+\n| project_id | resource | hard_limit |\n+------------+----------+------------+\n| \u{1fae0}         | Cluster  | 1          |\n+------------+----------+------------+\n',
    },
  },
  {
    id: 'field-case',
    old: 'A field of `--fields` with capitals in its name was empty.',
    now: 'It is shown.',
    expect: (_, { argv }) =>
      argv.some((word, at) => argv[at - 1] === '--fields' && /[a-z]/.test(word) && /[A-Z]/.test(word))
        ? { stdout: undefined }
        : undefined,
    example: {
      argv: ['cluster-list', '--fields', 'nodeCount'],
      answers: { 'GET /v1/clusters': listOf('clusters', [{ uuid: 'u', nodeCount: 7 }]) },
    },
    ours: {
      stdout:
        '+------+------+---------+------------+--------------+--------+-----------+\n| uuid | name | keypair | node_count | master_count | status | nodeCount |\n+------+------+---------+------------+--------------+--------+-----------+\n| u    |      |         |            |              |        | 7         |\n+------+------+---------+------------+--------------+--------+-----------+\n',
    },
  },
  {
    id: 'synchronous',
    old: 'With `--magnum-api-version 1.1` the create and update commands printed the cluster, or, of a service that only names it, that they had failed.',
    now: 'They say that the request has been accepted.',
    expect: (_, { argv }) =>
      argv.includes('1.1') && argv.some((word) => /^cluster-(create|update)$/.test(word))
        ? anything
        : undefined,
    example: {
      argv: ['--magnum-api-version', '1.1', 'cluster-create', 'c', '--cluster-template', 't'],
      answers: { 'POST /v1/clusters': { status: 201, body: cluster('c') } },
    },
    ours: { code: 0, stdout: `Request to create cluster ${uuidOf('c')} has been accepted.\n` },
  },
  {
    id: 'circle',
    old: 'A `next` link that leads back to its own page was followed until there were as many resources as `--limit`.',
    now: 'That is an error, and so is a list of more than 10,000 pages.',
    expect: (_, { answers = {} }, { requests }) =>
      requests.length > 3 &&
      JSON.stringify(answers).includes('"next":"') &&
      hasTwins(requests.map(({ query }) => query))
        ? anything
        : undefined,
    example: {
      argv: ['cluster-list', '--limit', '3'],
      answers: { 'GET /v1/clusters': listOf('clusters', [cluster('a')], '/v1/clusters?marker=a') },
    },
    ours: { code: 1, stdout: '' },
  },
  {
    id: 'link-prefix',
    old: 'A `next` link with a path of its own before `/v1`, as behind a proxy, led to 404.',
    now: 'Only its query counts.',
    expect: (_, { answers = {} }) =>
      /"next":"[^"]*[^"/E]\/v1\//.test(JSON.stringify(answers)) ? anything : undefined,
    example: {
      argv: ['cluster-list', '--limit', '2'],
      answers: {
        'GET /v1/clusters': [
          listOf('clusters', [cluster('a')], 'https://host.example/magnum/v1/clusters?marker=a'),
          listOf('clusters', [cluster('b')]),
        ],
      },
    },
    ours: { code: 0 },
  },
  {
    id: 'redirects',
    old: 'A redirect to a path, without a host, crashed the client.',
    now: 'It is followed.',
    expect: (_, __, { stderr, stdout }) =>
      (stderr + stdout).includes('No scheme supplied') ? anything : undefined,
    example: {
      argv: ['stats-list'],
      answers: {
        'GET /v1/stats': { status: 302, headers: { location: '/v1/elsewhere' } },
        'GET /v1/elsewhere': { body: { clusters: 1, nodes: 2 } },
      },
    },
    ours: { code: 0 },
  },
]

function lacksList(answers: object): boolean {
  return Object.values(answers)
    .flat()
    .some(
      ({ body }: { body?: unknown }) =>
        !/"(clusters|clustertemplates|quotas|mservices)":/.test(JSON.stringify(body)),
    )
}

function hasTwins(queries: readonly unknown[]): boolean {
  const written = queries.map((query) => JSON.stringify(query)).filter((query) => query !== '{}')
  return new Set(written).size < written.length
}
