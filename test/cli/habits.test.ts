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
  ['cluster help', 'help cluster'],
  ['cluster help list', 'help cluster-list'],
  ['cluster -h list', 'help cluster-list'],
  ['coe help cluster template', 'help cluster-template'],
])('%s prints what %s prints', async (habit, line) => {
  expect(await typed(habit)).toEqual(await typed(line))
})

test.each([
  ['cluster template', 'cluster-template-show'],
  ['sandbox', 'sandbox-start'],
  ['config', 'config-set'],
  ['quotas', 'quotas-list'],
  ['coe', 'cluster-list'],
  ['coe --help', 'cluster-list'],
])('%s lists %s, among others', async (line, command) => {
  expect((await typed(line)).stdout).toContain(`\n  ${command} `)
})

test.each([
  ['cluster ls -f value -c name', 'cluster-list -f value -c name'],
  ['cluster-ls -o json', 'cluster-list -f json'],
  ['cluster get demo -o=yaml', 'cluster-show demo -f yaml'],
  ['cluster describe demo --output json', 'cluster-show demo -f json'],
  ['cluster-list --json', 'cluster-list -f json'],
  ['cluster-list --output=csv', 'cluster-list -f csv'],
  ['cluster-list -output json', 'cluster-list -f json'],
  ['cluster-list -ovalue -c uuid,name', 'cluster-list -f value -c uuid -c name'],
  ['cluster-list -o wide', 'cluster-list --long'],
  ['cluster-template-list -o wide', 'cluster-template-list --detail'],
  ['cluster rm demo -y --dry-run', 'cluster-delete demo --dry-run'],
  ['cluster-list -owide', 'cluster-list --long'],
  ['cluster-delete demo --dry-run=client', 'cluster-delete demo --dry-run'],
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

test('every destructive command accepts -y to skip the confirmation', async () => {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  expect(loaded.filter(({ destroys, options }) => destroys && !options['yes'])).toEqual([])

  const { run } = await cloudWithCluster()
  await run('config set confirm true')
  const { code, stderr } = await run('cluster-delete demo -y', { terminal: 80 })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})
