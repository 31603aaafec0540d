import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { cannedCloud } from '../commands/canned'
import { magnum } from '../support/run'
import { terminal } from '../support/terminal'
import { needs } from '../support/tools'

afterAll(stopClouds)

needs('tmux')(
  '--watch uses the whole screen until Ctrl-C, and leaves the last output',
  async () => {
    const { sandbox, call } = await cloud({ delay: 600 })
    const make = (name: string) => call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' })
    await call('POST', '/v1/clustertemplates', kubernetesTemplate)
    await make('one')
    // Smaller than the table and the longest list: lines are cut, not wrapped.
    const { enter, press, screen, until } = terminal(60, { ...sandbox.environment, CLIFF_FIT_WIDTH: '0' }, 7)
    enter('magnum cluster-list --watch --color never')

    await until(/\| one /)
    expect(screen()).toHaveLength(6)
    expect(screen()[0]).toMatch(/^Every 5 s: magnum cluster-list {2}\d\d:\d\d:\d\d$/)
    expect(screen()[2]).toMatch(/^\| uuid {33}\| name \|/)

    await make('two')
    await make('three')
    // The list is longer than the screen.
    await until(/… \d more lines do not fit the screen$/)
    expect(screen()).toHaveLength(7)
    expect(screen()[2]).toMatch(/^\| uuid {33}\| name {2}\|/)

    press('C-c')
    await until(/Interrupted/)
    expect(screen().join('\n')).toContain('| three ')
  },
  30_000,
)

needs('tmux')(
  '--watch shows which columns are omitted to fit',
  async () => {
    const { sandbox, call } = await cloud({ delay: 600 })
    await call('POST', '/v1/clustertemplates', kubernetesTemplate)
    await call('POST', '/v1/clusters', { name: 'one', cluster_template_id: 'k8s' })
    const { enter, press, screen, until } = terminal(60, sandbox.environment, 9)
    enter('magnum cluster-list --watch')

    await until(/\| one /)
    expect(screen()[1]).toMatch(/^Omitted to fit 60 columns: .*uuid/)
    expect(screen()[4]).toMatch(/^\| name \|.* status /)
    press('C-c')
    await until(/Interrupted/)
  },
  30_000,
)

needs('tmux')(
  '--watch on a screen of five rows shows clusters rather than notes and frames',
  async () => {
    const { sandbox, call } = await cloud({ delay: 600 })
    await call('POST', '/v1/clustertemplates', kubernetesTemplate)
    for (const name of ['one', 'two', 'three', 'four']) {
      await call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' })
    }
    const { enter, press, screen, until } = terminal(40, sandbox.environment, 5)
    enter('magnum cluster-list --watch')

    await until(/\| two /)
    expect(screen().map((line) => line.slice(0, 8))).toEqual([
      'Every 5 ',
      '| name  ',
      '| one   ',
      '| two   ',
      '… 2 more',
    ])
    press('C-c')
    await until(/Interrupted/)
  },
  30_000,
)

needs('tmux')('--watch shows a table as wide as the screen', async () => {
  const { sandbox } = await cloud()
  const rule = '+------+------+---------+------------+--------------+--------+'
  const head = '| uuid | name | keypair | node_count | master_count | status |'
  const { enter, press, screen, until } = terminal(rule.length, sandbox.environment, 9)
  enter('magnum cluster-list --watch')
  await until(/(\n\+[-+]+){2}$/)
  expect(screen().slice(1)).toEqual([rule, head, rule, rule])
  press('C-c')
  await until(/Interrupted/)
})

needs('tmux')('--watch goes on while the service does not answer', async () => {
  let isAway = false
  const { env } = await cannedCloud({ name: 'demo' }, {}, ({ url }) =>
    isAway && url.includes('/clusters') ? { status: 500 } : undefined,
  )
  const { enter, press, screen, until } = terminal(60, env, 40)
  enter('magnum cluster-show demo --watch -c name')
  await until(/\| demo /)
  isAway = true
  await until(/Will retry/)
  expect(screen().slice(1)).toEqual([
    'Will retry: Internal Server Error (HTTP 500)',
    '+----------+-------+',
    '| Property | Value |',
    '+----------+-------+',
    '| name     | demo  |',
    '+----------+-------+',
  ])
  isAway = false
  await until(/^Every.*\n\+/)
  press('C-c')
  await until(/Interrupted/)
})

test('--watch without a terminal is a usage error', async () => {
  const { code, stderr } = await magnum(['cluster-list', '--watch'])
  expect(code).toBe(2)
  expect(stderr).toContain('--watch needs a terminal')
})
