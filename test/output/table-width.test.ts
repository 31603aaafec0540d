import { listOf, written } from '../support/written'

const columns = ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status']
const cluster = {
  uuid: '5d12f6fd-a196-4bf0-ae4c-1f639a523a52',
  name: 'k8s',
  keypair: 'mykey',
  node_count: 2,
  master_count: 1,
  status: 'CREATE_IN_PROGRESS',
}

async function onTerminal(width: number, result: Parameters<typeof written>[0], leaveOut = true) {
  const notes: string[] = []
  const text = await written(
    result,
    {},
    { isTerminal: true, fit: { width, leaveOut }, note: (note) => notes.push(note) },
  )
  return { text, notes }
}

test('the last columns are omitted first, but never the status', async () => {
  expect(await onTerminal(80, listOf(columns, [cluster]))).toEqual({
    text: `\
+--------------------------------------+------+---------+--------------------+
| uuid                                 | name | keypair | status             |
+--------------------------------------+------+---------+--------------------+
| 5d12f6fd-a196-4bf0-ae4c-1f639a523a52 | k8s  | mykey   | CREATE_IN_PROGRESS |
+--------------------------------------+------+---------+--------------------+
`,
    notes: ['Omitted to fit 80 columns: node_count, master_count.', '--max-width 0 shows all, -c chooses.'],
  })
})

test('what is said of it, and a report, are folded between words', async () => {
  const { notes } = await onTerminal(40, listOf(columns, [cluster]))
  expect(notes).toEqual([
    'Omitted to fit 40 columns: uuid,',
    '  node_count, master_count.',
    '--max-width 0 shows all, -c chooses.',
  ])
  const report = 'Waiting for: master\n  -> The service that creates it is slow: ask the operator.\n'
  expect(await onTerminal(40, { kind: 'report', text: report, record: {} })).toMatchObject({
    text: `\
Waiting for: master
  -> The service that creates it is
    slow: ask the operator.
`,
  })
})

test('a name is wrapped only where not even the status and the name fit', async () => {
  const named = { ...cluster, name: 'production-kubernetes-europe-west', status: 'CREATE_COMPLETE' }
  expect(await onTerminal(80, listOf(columns, [named]))).toEqual({
    text: `\
+-----------------------------------+---------+------------+-----------------+
| name                              | keypair | node_count | status          |
+-----------------------------------+---------+------------+-----------------+
| production-kubernetes-europe-west | mykey   | 2          | CREATE_COMPLETE |
+-----------------------------------+---------+------------+-----------------+
`,
    notes: ['Omitted to fit 80 columns: uuid, master_count.', '--max-width 0 shows all, -c chooses.'],
  })
  expect((await onTerminal(40, listOf(columns, [named]))).text).toBe(`\
+--------------------+-----------------+
| name               | status          |
+--------------------+-----------------+
| production-        | CREATE_COMPLETE |
| kubernetes-europe- |                 |
| west               |                 |
+--------------------+-----------------+
`)
})

test.each([
  [40, 'name,keypair,status'],
  [30, 'name,status'],
  [1, 'status'],
])('%d columns show %s', async (width, shown) => {
  const { text } = await onTerminal(width, listOf(columns, [cluster]))
  expect(text.split('\n')[1]?.match(/\w+/g)?.join()).toBe(shown)
})

test('text is narrowed before a column is omitted; selected columns all stay', async () => {
  const failed = {
    ...cluster,
    status: 'CREATE_FAILED',
    status_reason: 'Resource CREATE failed: out of quota',
  }
  const list = listOf(['name', 'status', 'status_reason'], [failed])
  expect((await onTerminal(50, list)).text).toBe(`\
+------+---------------+-------------------------+
| name | status        | status_reason           |
+------+---------------+-------------------------+
| k8s  | CREATE_FAILED | Resource CREATE failed: |
|      |               | out of quota            |
+------+---------------+-------------------------+
`)
  const asked = await onTerminal(20, listOf(columns, [cluster]), false)
  expect(asked.text.split('\n')[1]?.match(/\w+/g)).toEqual(columns)
  expect(asked.notes).toEqual([])
})

test('properties keep their names, UUIDs and statuses; labels are printed one per line', async () => {
  const record = {
    uuid: cluster.uuid,
    status: 'CREATE_IN_PROGRESS',
    labels: { kube_tag: 'v1.27', boot_volume_size: '20' },
    status_reason: 'waiting for 5d12f6fd-a196-4bf0-ae4c-1f639a523a52 to be there',
  }
  expect((await onTerminal(56, { kind: 'record', record })).text).toBe(`\
+---------------+--------------------------------------+
| Property      | Value                                |
+---------------+--------------------------------------+
| uuid          | 5d12f6fd-a196-4bf0-ae4c-1f639a523a52 |
| status        | CREATE_IN_PROGRESS                   |
| labels        | kube_tag=v1.27                       |
|               | boot_volume_size=20                  |
| status_reason | waiting for                          |
|               | 5d12f6fd-a196-4bf0-ae4c-1f639a523a52 |
|               | to be there                          |
+---------------+--------------------------------------+
`)
})

test('properties too wide for a table are printed without a frame, none without its value', async () => {
  const record = {
    uuid: cluster.uuid,
    name: 'k8s',
    status: 'CREATE_IN_PROGRESS',
    labels: { kube_tag: 'v1.27', boot_volume_size: '20' },
    node_count: 2,
    status_reason: 'Resource CREATE failed: out of quota in the project',
  }
  expect(await onTerminal(40, { kind: 'record', record })).toEqual({
    text: `\
uuid:
  5d12f6fd-a196-4bf0-ae4c-1f639a523a52
name: k8s
status: CREATE_IN_PROGRESS
labels:
  kube_tag=v1.27
  boot_volume_size=20
node_count: 2
status_reason:
  Resource CREATE failed: out of quota
  in the project
`,
    notes: [],
  })
  expect((await onTerminal(1, { kind: 'record', record })).text).toContain(`\n  ${record.status}\n`)
})

test('a line feed in the name of a property begins no line', async () => {
  const record = { 'x\nstatus': 'CREATE_COMPLETE', uuid: cluster.uuid }
  expect((await onTerminal(30, { kind: 'record', record })).text).toBe(`\
x\\nstatus: CREATE_COMPLETE
uuid:
  5d12f6fd-a196-4bf0-ae4c-1f639a523a52
`)
})

test('a time is never broken', async () => {
  const event = { time: '2026-01-02T03:04:05Z', resource: 'kube_masters', status: 'CREATE_IN_PROGRESS' }
  expect(await onTerminal(40, listOf(['time', 'resource', 'status'], [event]))).toMatchObject({
    text: `\
+--------------+--------------------+
| resource     | status             |
+--------------+--------------------+
| kube_masters | CREATE_IN_PROGRESS |
+--------------+--------------------+
`,
  })
})

test('the id of a project is never broken', async () => {
  const record = { project_id: '2a7dad41a028167a2c64e6bc150fb6cd' }
  expect(await onTerminal(20, { kind: 'record', record })).toMatchObject({
    text: 'project_id:\n  2a7dad41a028167a2c64e6bc150fb6cd\n',
  })
})
