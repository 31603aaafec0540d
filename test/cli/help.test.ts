import { commands } from '../../src/commands/registry'
import { topics } from '../../src/cli/topics'
import { magnum } from '../support/run'

async function help(...words: string[]): Promise<string> {
  const ran = await magnum(['help', ...words])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  return ran.stdout
}

const tooWide = (text: string) => text.split('\n').filter((line) => line.length > 80)

test('the overview lists every command under its heading, within 80 columns', async () => {
  const text = await help()
  expect(text).toContain(`
Clusters:
  cluster-list             List the clusters of the project
`)
  expect(text).toContain(`
Cluster templates:
  cluster-template-list    List the cluster templates
`)
  expect(tooWide(text)).toEqual([])
})

test.each(['-h', '--help'])('%s prints the overview too', async (flag) => {
  expect((await magnum([flag])).stdout).toBe(await help())
})

test('the help of a command shows its arguments, options, microversion and examples', async () => {
  expect(await help('cluster', 'upgrade')).toMatch(
    /^usage: magnum cluster-upgrade [^]*\n\nArguments:\n {2}<cluster> [^]*\n\nOptions:\n {2}--[^]*\n\nExamples:\n {2}# /,
  )
  expect(await help('nodegroup-list')).toContain('\nRequires API microversion 1.9.\n')
  expect(await help('cluster-create')).toContain('(default: 60)')
  expect(await help('cluster-list')).toContain('variable: MAGNUM_FORMAT')
})

test('COMMAND --help shows the same, even if other arguments are invalid', async () => {
  const asked = await magnum(['cluster-create', '--no-such-option', '--help'])
  expect(asked.stdout).toBe(await help('cluster-create'))
})

test.each(Object.keys(commands))('the help of %s fits 80 columns', async (name) => {
  expect(tooWide(await help(name))).toEqual([])
})

test.each(Object.keys(topics))('the topic %s fits 80 columns', async (name) => {
  expect(tooWide(await help(name))).toEqual([])
})

test('the labels are a table of key, values, default and COE', async () => {
  expect(await help('labels')).toContain(`
  KEY                            VALUES                 DEFAULT        COE
  flannel_network_cidr           IPv4 CIDR              10.100.0.0/16  k8s swarm
  flannel_backend                udp vxlan host-gw      udp            k8s swarm
`)
})

test('the drivers are tables by COE', async () => {
  expect(await help('drivers')).toContain(`
                   Kubernetes  Swarm   Mesos
  network flannel  yes         yes     -
  network calico   yes         -       -
  network docker   -           yes     yes
  (default)        flannel     docker  docker
`)
})

test('the exit codes are those of the table', async () => {
  expect(await help('exit-codes')).toContain('\n  3    there is no such resource\n')
})

test('an unknown topic is a usage error that suggests the closest name', async () => {
  const ran = await magnum(['help', 'lables'])
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain("error: 'lables' is not a valid subcommand (did you mean labels?)\n")
})
