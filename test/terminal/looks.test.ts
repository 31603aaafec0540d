import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { terminal } from '../support/terminal'
import { needs } from '../support/tools'

const inTmux = needs('tmux')

let login: Record<string, string>
let call: Awaited<ReturnType<typeof cloud>>['call']
beforeAll(async () => {
  const slow = await cloud({ delay: 3000 })
  login = slow.sandbox.environment
  call = slow.call
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'a-cluster-with-a-long-name', cluster_template_id: 'k8s' })
})
afterAll(stopClouds)

/** The lines on the screen after the command has ended. */
async function after(command: string, columns: number): Promise<string[]> {
  const { enter, until, screen } = terminal(columns, login, 200)
  enter(`clear; ${command}; echo ended`)
  await until(/(^|\n)ended\n\$$/)
  return screen({ colours: true }).slice(0, -2)
}

inTmux('in 40 columns, progress is a temporary line on stderr', async () => {
  const { enter, until, screen } = terminal(40, login)
  enter('clear; magnum cluster-wait a-cluster-with-a-long-name >out; echo; cat out')
  await until(/a-cluster-with-a-long-name: CREATE_IN_PROGRESS, 0 of 2 nodes \(\d s\)/)
  await until(/done/)
  expect(screen()).toEqual(['', 'Cluster a-cluster-with-a-long-name: done', '$'])
})

inTmux.each([
  ['green', 'magnum cluster-list -c status', '\u001b[32mCREATE_COMPLETE\u001b[39m'],
  ['green', 'magnum cluster-list -c status --color always | cat', '\u001b[32mCREATE_COMPLETE\u001b[39m'],
  ['green', 'FORCE_COLOR=1 magnum cluster-list -c status | cat', '\u001b[32mCREATE_COMPLETE\u001b[39m'],
  ['plain', 'magnum cluster-list -c status | cat', 'CREATE_COMPLETE'],
  ['plain', 'NO_COLOR=1 magnum cluster-list -c status', 'CREATE_COMPLETE'],
  ['plain', 'magnum cluster-list -c status --color never', 'CREATE_COMPLETE'],
])('%s: %s', async (_, command, status) => {
  expect((await after(command, 80))[3]).toBe(`| ${status} |`)
})

inTmux('a table fits the width of the terminal if requested', async () => {
  expect(await after('magnum cluster-list --fit-width --color never -c name -c status', 40)).toEqual([
    '+--------------------+-----------------+',
    '| name               | status          |',
    '+--------------------+-----------------+',
    '| a-cluster-with-a-  | CREATE_COMPLETE |',
    '| long-name          |                 |',
    '+--------------------+-----------------+',
  ])
})

inTmux.each([80, 40])('in %d columns, the output of doctor fits by default', async (columns) => {
  const lines = await after('magnum doctor', columns)
  expect(lines.join('\n')).toMatch(/^✓ service: clusters/m)
  expect(lines.filter((line) => line.length > columns)).toEqual([])
})

inTmux.each(['magnum help', 'magnum help cluster-create'])('%s fits in 80 columns', async (command) => {
  const lines = await after(command, 120)
  expect(lines.join('\n')).toContain('cluster-create ')
  expect(lines.filter((line) => line.length > 80)).toEqual([])
})

inTmux.each([80, 40])('in %d columns, an error is a single message', async (columns) => {
  const lines = await after('magnum cluster-show nothing', columns)
  expect(lines.join('')).toMatch(
    /^ERROR: Cluster nothing could not be found \(HTTP 404\) \(Request-ID: req-[\w-]+\)$/,
  )
})
