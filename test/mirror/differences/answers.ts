import { listOf } from '../magnum'
import { cluster, quota, uuidOf } from '../resources'
import { anything, type Difference } from './difference'

const certificate = `GET /v1/certificates/${uuidOf('c')}`

/** Differences in handling unusual responses. */
export const answerDifferences: readonly Difference[] = [
  {
    id: 'links',
    old: 'The show commands crashed on a resource without `links`.',
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
    old: 'A JSON response without a JSON content type crashed the client.',
    now: 'The body is parsed as JSON whatever its content type.',
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
    old: 'A response without the expected list, such as one from another service, was shown as an empty list.',
    now: 'This is an error that says to check the endpoint.',
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
    old: '`ca-show` printed `None` for a missing certificate.',
    now: 'This is an error.',
    expect: (_, { argv }, { stdout }) =>
      argv.some((word) => /^ca-(show|sign)$/.test(word)) && /^None$/m.test(stdout) ? anything : undefined,
    example: { argv: ['ca-show', 'c'], answers: { [certificate]: { body: { pem: null } } } },
    ours: { code: 1, stdout: '' },
  },
  {
    id: 'surrogates',
    old: 'A lone surrogate in a name crashed the client.',
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
    old: 'Characters added after Unicode 13 were counted as one column wide, so table frames around them were misaligned.',
    now: 'Their width is taken from the current Unicode tables.',
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
    old: 'A field of `--fields` with upper-case letters in its name was empty.',
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
    old: 'With `--magnum-api-version 1.1`, the create and update commands printed the cluster, or reported a failure when the service returned only its UUID.',
    now: 'They report that the request was accepted.',
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
    old: 'A `next` link that points to its own page was followed until `--limit` was reached.',
    now: 'This is an error, as is a list of more than 10,000 pages.',
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
    old: 'A `next` link with a path prefix before `/v1`, as behind a reverse proxy, led to a 404.',
    now: 'Only the query of the link is used.',
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
    old: 'A redirect to a relative URL crashed the client.',
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
