import { commands } from '../../src/commands/registry'
import { version } from '../../src/foundation/version'
import { cloudWithCluster } from '../commands/cloud'
import { magnum } from '../support/run'

const typed = (line: string) => magnum(line.split(' '))

test.each(['version', '-V', '--version', 'cluster-list -V'])('%s prints the version', async (line) => {
  expect(await typed(line)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test.each(['cluster', 'cluster --help', 'cluster -h', 'help cluster', 'coe cluster'])(
  '%s lists the commands of the noun',
  async (line) => {
    const { code, stdout } = await typed(line)
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^usage: magnum cluster <command> \[arguments\]\n\nClusters:\n {2}cluster-list +List the clusters/,
    )
    expect(stdout).toContain('\nCluster templates:\n  cluster-template-list ')
    expect(stdout).not.toContain('nodegroup-list')
  },
)

test.each([
  ['cluster template', 'cluster-template-show'],
  ['sandbox', 'sandbox-start'],
  ['config', 'config-set'],
  ['quotas', 'quotas-list'],
  ['coe', 'cluster-list'],
  ['coe --help', 'cluster-list'],
])('%s lists %s among others', async (line, command) => {
  expect((await typed(line)).stdout).toContain(`\n  ${command} `)
})

test.each([
  ['cluster ls -f value -c name', 'cluster-list -f value -c name'],
  ['cluster-ls -o json', 'cluster-list -f json'],
  ['cluster get demo -o=yaml', 'cluster-show demo -f yaml'],
  ['cluster describe demo --output json', 'cluster-show demo -f json'],
  ['cluster-list --json', 'cluster-list -f json'],
  ['cluster-list --output=csv', 'cluster-list -f csv'],
  ['cluster-list -ovalue -c uuid,name', 'cluster-list -f value -c uuid -c name'],
  ['cluster-list -o wide', 'cluster-list --long'],
  ['cluster-template-list -o wide', 'cluster-template-list --detail'],
  ['cluster rm demo -y --dry-run', 'cluster-delete demo --dry-run'],
])('%s does what %s does', async (habit, line) => {
  const { run } = await cloudWithCluster()
  const expected = await run(line)
  expect(await run(habit)).toEqual(expected)
})

test('-w is --watch', async () => {
  expect((await typed('cluster-list -w -f')).stderr).toContain('error: argument -f: expected one argument\n')
  expect((await typed('cluster-create -w')).stderr).toContain('error: the following arguments are required')
})

test('--long shows more of each cluster', async () => {
  const { run } = await cloudWithCluster()
  expect((await run('cluster-list --long')).stdout).toContain('| health_status | cluster_template_id ')
})

test('whatever destroys takes -y and does not ask then', async () => {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  expect(loaded.filter(({ destroys, options }) => destroys && !options['yes'])).toEqual([])

  const { run } = await cloudWithCluster()
  await run('config set confirm true')
  const { code, stderr } = await run('cluster-delete demo -y', { terminal: 80 })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test.each([
  ['scale', "invalid choice: 'scale' (did you mean cluster-resize?)"],
  ['cluster scale demo 3', "invalid choice: 'cluster scale' (did you mean cluster-resize?)"],
  ['get clusters', "invalid choice: 'get' (did you mean cluster-list?)"],
  ['clusters', "invalid choice: 'clusters' (did you mean cluster-list?)"],
  ['list', "invalid choice: 'list' (did you mean cluster-list?)"],
  ['login', "invalid choice: 'login' (every command logs in by itself: 'magnum help authentication')"],
  ['kubeconfig save demo', "invalid choice: 'kubeconfig' (did you mean cluster-config?)"],
  ['cluster kubeconfig save demo', "invalid choice: 'cluster kubeconfig' (did you mean cluster-config?)"],
  [
    'token issue',
    "invalid choice: 'token issue' (openstack token issue prints a token; magnum kubernetes-token is for kubectl)",
  ],
  ['cluster-list -q', 'unrecognized arguments: -q (UUIDs alone: -f value -c uuid)'],
  ['cluster-list --no-headers', 'unrecognized arguments: --no-headers (without headers: -f value)'],
  ['cluster-list -v', 'unrecognized arguments: -v (did you mean --debug?)'],
  ['cluster-list --jq .', 'unrecognized arguments: --jq . (give -f json to jq)'],
  [
    'cluster-create a --cluster-template t --nodes 2',
    'unrecognized arguments: --nodes 2 (did you mean --node-count?)',
  ],
  [
    'cluster-create a --cluster-template t --template t',
    'unrecognized arguments: --template t (did you mean --cluster-template?)',
  ],
  [
    'cluster-create a --template=t',
    'the following arguments are required: --cluster-template (--template: did you mean --cluster-template?)',
  ],
  ['cluster-delete demo --force', 'unrecognized arguments: --force (did you mean --yes?)'],
  ['cluster-list --force', 'unrecognized arguments: --force'],
  ['cluster-list --nodes 2', 'unrecognized arguments: --nodes 2'],
  ['cluster-list --wide', 'unrecognized arguments: --wide (did you mean --long?)'],
  ['cluster-list --no-color', 'unrecognized arguments: --no-color (did you mean --color never?)'],
  [
    'cluster-list --status create_failed',
    "argument --status: invalid choice: 'create_failed' (did you mean CREATE_FAILED?)",
  ],
  ['cluster-scale demo 3', "invalid choice: 'cluster-scale' (did you mean cluster-resize?)"],
  ['delete cluster demo', "invalid choice: 'delete' (did you mean cluster-delete?)"],
  ['describe nodegroup demo a', "invalid choice: 'describe' (did you mean nodegroup-show?)"],
  ['clsuter', "invalid choice: 'clsuter' (did you mean cluster?)"],
  ['wait demo', "invalid choice: 'wait' (did you mean cluster-wait?)"],
  ['ls', "invalid choice: 'ls' (did you mean cluster-list?)"],
  ['nodegroups demo', "invalid choice: 'nodegroups' (did you mean nodegroup-list?)"],
  ['ca-show demo -w', 'unrecognized arguments: -w'],
  // No suggestion is better than a wrong one.
  [
    'cluster-list -o name',
    "argument --format: invalid choice: 'name' (choose from table, json, jsonl, yaml, csv, value, shell)",
  ],
  ['constructor', "invalid choice: 'constructor'"],
  ['cluster exec demo', "invalid choice: 'cluster exec'"],
  ['cluster frobnicate', "invalid choice: 'cluster frobnicate'"],
])('%s is told what does it here', async (line, reason) => {
  const { code, stderr } = await typed(line)
  expect(code).toBe(2)
  expect(stderr).toContain(`error: ${reason}\n`)
})
