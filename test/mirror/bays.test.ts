import { describeMirror, useMirror } from './mirror'
import { oldParameters, words } from './old-parameters'

/** Command lines of python-magnumclient 2.3.1 that 4.0.0 removed, and their equivalents. */
const lines = [
  ['bay-list --limit 2 --fields stack_id', 'cluster-list --limit 2 --fields stack_id'],
  ['bay-show b --long', 'cluster-show b --long'],
  [
    'bay-create --name b --baymodel m --node-count 2',
    'cluster-create --name b --cluster-template m --node-count 2',
  ],
  ['bay-create --baym m --timeout 5', 'cluster-create --cluster-template m --timeout 5'],
  ['bay-update b replace node_count=3', 'cluster-update b replace node_count=3'],
  ['bay-delete a missing b', 'cluster-delete a missing b'],
  ['bay-config b --dir d', 'cluster-config b --dir d'],
  ['baymodel-list --sort-dir asc', 'cluster-template-list --sort-dir asc'],
  ['baymodel-show m', 'cluster-template-show m'],
  [
    'baymodel-create --name m --image-id i --keypair-id k --external-network-id n --coe swarm --floating-ip-enabled',
    'cluster-template-create --name m --image i --keypair k --external-network n --coe swarm --floating-ip-enabled',
  ],
  ['baymodel-update m add a=b', 'cluster-template-update m add a=b'],
  ['baymodel-delete m n', 'cluster-template-delete m n'],
] as const

const needed: Readonly<Record<string, string>> = {
  'bay-create': '--baymodel m',
  'baymodel-create': '--image-id i --keypair-id k --external-network-id n --coe swarm',
}
const flags = words(
  '--force --long --tls-disabled --public --registry-enabled --master-lb-enabled --floating-ip-enabled',
)
const values: Readonly<Record<string, string>> = {
  '--labels': 'a=1',
  '--sort-dir': 'asc',
  '--fields': 'uuid',
}

/** A line for each option of a former command, with the options it requires. */
function optionLines(command: string): string[] {
  const [positionals, options] = [/^</, /^--/].map((kind) =>
    (oldParameters[command] ?? []).filter((parameter) => kind.test(parameter)),
  )
  const fixed = [
    needed[command] ?? '',
    ...(positionals ?? []).map((name) => (name === '<op>' ? 'add' : 'a=1')),
  ]
  return (options ?? []).map((option) => {
    const others = fixed.join(' ').replace(new RegExp(`${option} \\w+`), '')
    return `${command} ${option} ${flags.includes(option) ? '' : (values[option] ?? '7')} ${others}`
  })
}

const successor = (bay: string) =>
  bay
    .replace('baymodel-', 'cluster-template-')
    .replace('bay-', 'cluster-')
    .replace('--baymodel', '--cluster-template')

describeMirror('a command line with bays', () => {
  const mirror = useMirror()

  async function expectSame(bay: string, cluster: string) {
    const [former, current] = [
      (await mirror.run({ argv: words(bay) })).whole,
      (await mirror.run({ argv: words(cluster) })).whole,
    ]
    expect({ ...former, stderr: '' }).toEqual({ ...current, stderr: '' })
    expect(former.stderr).toContain(`WARNING: ${words(bay)[0]} is deprecated.`)
    return former
  }

  it.each(lines)('%s equals %s', async (bay, cluster) => {
    await expectSame(bay, cluster)
  })

  it.each(Object.keys(oldParameters).filter((command) => command.startsWith('bay')))(
    '%s accepts all its options',
    async (command) => {
      for (const line of optionLines(command)) {
        expect((await expectSame(line, successor(line))).code).toBe(0)
      }
    },
  )
})
