import { outputOptions } from '../../src/cli/output-options'
import { topics } from '../../src/cli/topics'
import { commands } from '../../src/commands/registry'

// Self-explanatory options.
const selfEvident = [
  '--discovery-url',
  '--docker-storage-driver',
  '--driver',
  '--insecure-registry',
  '--marker',
  '--server-type',
]

test('the examples show every option whose value is not self-explanatory', async () => {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  const listed = loaded.filter(({ hidden }) => !hidden)
  const lines = listed.flatMap(({ examples }) => examples.map(({ command }) => command))
  const shown = [...lines, topics['formats']?.text()].join('\n')

  const options = [
    ...listed.flatMap(({ options }) => Object.values(options)),
    ...Object.values(outputOptions),
  ]
  const without = options.filter(
    ({ takes, hidden, flags }) =>
      takes !== 'switch' && !hidden && !flags.some((flag) => shown.includes(` ${flag} `)),
  )
  expect([...new Set(without.map(({ flags }) => flags[0]))].sort()).toEqual(selfEvident)
})

test.each([
  ['cluster-create', ['--labels', '--merge-labels', '--wait-timeout', '--keypair']],
  ['cluster-template-create', ['--labels', '--network-driver', '--no-proxy']],
  ['cluster-update', ['replace node_count=8', '--wait']],
  ['cluster-wait', ['--for']],
  ['cluster-list', ['--status', '--name', '--sort-key', '-c name']],
  ['cluster-config', ['--merge', '--set-current', '--context-name', '--shell']],
  ['cluster-resize', ['--nodegroup', '--nodes-to-remove']],
  ['nodegroup-create', ['--node-taints gpu=true:NoSchedule', '--node-labels', '--role']],
  ['nodegroup-update', ["--node-taints ''", 'replace max_node_count=9']],
])('the examples of %s show %j', async (name, shown) => {
  const command = await commands[name]?.()
  const lines = command?.examples.map((example) => example.command).join('\n')
  for (const words of shown) expect(lines).toContain(words)
})
