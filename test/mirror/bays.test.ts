import { describeMirror, useMirror } from './mirror'

/** Lines of python-magnumclient 2.3.1, whose commands are gone from 4.0.0, and what they are now. */
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

describeMirror('a line of the times of bays', () => {
  const mirror = useMirror()

  it.each(lines)('%s is %s', async (bay, cluster) => {
    const [former, current] = [
      (await mirror.run({ argv: bay.split(' ') })).whole,
      (await mirror.run({ argv: cluster.split(' ') })).whole,
    ]

    expect({ ...former, stderr: '' }).toEqual({ ...current, stderr: '' })
    expect(former.stderr).toContain(`WARNING: ${bay.split(' ')[0]} is deprecated.`)
  })
})
