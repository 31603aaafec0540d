import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const node = process.execPath
const old = '/usr/bin/magnum'

const program = (...words) => [node, path('../bin/magnum'), ...words]
const bare = [node, '-e', '0']
const like = (...words) => [node, '$BARE', ...words]
const prettytable = (rows) => ['/usr/bin/python3', path('draw-prettytable.py'), rows]
const drawTable = (rows) => [node, path('draw-table.mjs'), rows]
const openssl =
  'openssl genrsa -out "$HOME/k" 2048 && openssl req -new -key "$HOME/k" -subj /CN=admin/O=system:masters -out "$HOME/r"'
const has = (...words) => spawnSync(words[0], words.slice(1), { stdio: 'ignore' }).status === 0
const hasOld = has(old, '--version')
/** Whether this is Node 20, which has no compile cache. */
const isOld = Number(process.versions.node.split('.')[0]) < 22
const hasPrettytable = has(...prettytable('1'))

/**
 * The comparisons. `goal` is the maximum ratio of CPU time or memory, `cloud` the number of clusters in the cloud used;
 * `sandbox` requests a sandbox with a cluster. `long` ones take a minute, not seconds.
 */
export const goals = [
  ...['--version', 'help', 'help cluster-list', 'completion bash'].map((line) => ({
    what: line,
    ours: program(...line.split(' ')),
    against: bare,
    goal: isOld ? 1.2 : 1.15,
    runs: 30,
  })),
  {
    what: 'a usage error',
    ours: program('cluster-list', '-x'),
    code: 2,
    against: bare,
    goal: isOld ? 1.5 : 1.4,
    runs: 30,
  },
  {
    what: 'cluster-list',
    ours: program('cluster-list'),
    against: bare,
    goal: isOld ? 2.9 : 2.6,
    runs: 30,
    cloud: 10,
  },
  {
    what: 'the same, bare program',
    ours: program('cluster-list'),
    against: like('list'),
    goal: 1.15,
    runs: 30,
    cloud: 10,
  },
  ...(hasOld
    ? [
        {
          what: 'the Python client',
          ours: program('cluster-list'),
          against: [old, 'cluster-list'],
          goal: isOld ? 0.1 : 0.09,
          runs: 5,
          cloud: 10,
        },
      ]
    : []),
  ...(hasPrettytable
    ? [
        {
          what: '10,000 rows, prettytable',
          ours: drawTable('10000'),
          against: prettytable('10000'),
          goal: 1.5,
          runs: 9,
        },
        {
          what: '100,000 rows, prettytable',
          ours: drawTable('100000'),
          against: prettytable('100000'),
          goal: 1.5,
          runs: 3,
          long: true,
        },
        {
          what: 'their memory',
          ours: drawTable('100000'),
          against: prettytable('100000'),
          goal: 1.2,
          runs: 1,
          unit: 'peak',
          long: true,
        },
      ]
    : []),
  {
    what: 'cluster-config, openssl',
    ours: program('cluster-config', 'c', '--dir', 'c', '--force'),
    against: ['bash', '-c', openssl],
    goal: 1.4,
    runs: 60,
    sandbox: true,
    unit: 'wall',
  },
  ...['json', 'value', 'csv', 'jsonl'].flatMap((format) => long(format)),
  {
    what: 'deleting 200, one by one',
    ours: program('cluster-delete', ...Array.from({ length: 200 }, (_, index) => `cluster-${index}`)),
    against: like('delete', '200'),
    goal: 0.2,
    runs: 3,
    cloud: 10,
    latency: 20,
    unit: 'wall',
  },
]

/** The formats measured with 1,000, 10,000 and 100,000 clusters. */
export const growing = ['table', 'json', 'jsonl', 'yaml', 'csv', 'value'].map((format) => ({
  format,
  ours: program('cluster-list', '-f', format),
}))

/** A list of 100,000 clusters in 100 pages, compared with a program that only parses the pages. */
function long(format) {
  const pair = {
    ours: program('cluster-list', '-f', format),
    against: like('parse'),
    cloud: 100_000,
    long: true,
  }
  return [
    { ...pair, what: `100,000 clusters, -f ${format}`, goal: 1.5, runs: 5, unit: 'wall' },
    { ...pair, what: 'their CPU time', goal: 1.5, runs: 5 },
    { ...pair, what: 'their memory', goal: 1.3, runs: 5, unit: 'peak' },
  ]
}
