import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudWithCluster } from './cloud'

test('every setting is shown with its source: option, variable, file and line, settings, default', async () => {
  const { run, env } = await cloudWithCluster()
  const folder = join(env['HOME']!, '.config/openstack')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'clouds.yaml'),
    `clouds:\n  mine:\n    auth:\n      auth_url: ${env['OS_AUTH_URL']}\n      username: demo\n`,
  )
  const { OS_PASSWORD, HOME } = env
  const kept = Object.fromEntries(Object.keys(env).map((name) => [name, '']))
  await run('config set timeout 30')
  const { code, stdout } = await run('doctor --os-cloud mine --os-project-name demo -f json', {
    env: { ...kept, OS_PASSWORD: OS_PASSWORD!, HOME: HOME! },
  })

  const rows = JSON.parse(stdout) as { check: string; finding: string }[]
  const settings = rows.filter(({ check }) => check.startsWith('setting '))
  expect(code).toBe(0)
  expect(Object.fromEntries(settings.map(({ check, finding }) => [check.slice(8), finding]))).toMatchObject({
    project_name: 'demo (--os-project-name)',
    password: '*** (OS_PASSWORD)',
    auth_url: `${env['OS_AUTH_URL']} (${folder}/clouds.yaml:4)`,
    username: `demo (${folder}/clouds.yaml:5)`,
    timeout: '30 (magnum config)',
    user_domain_id: 'default (default)',
  })
  expect(rows.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['login', 'clock', 'endpoint', 'API versions']),
  )
})

test.each<[what: string, env: Record<string, string>, code: number, error: RegExp]>([
  [
    'a wrong password',
    { OS_PASSWORD: 'guessed' },
    4,
    /^ERROR: .* \(HTTP 401\).*\nCheck what was used to log in: auth_url /,
  ],
  [
    'no password',
    { OS_PASSWORD: '' },
    4,
    /^ERROR: You must provide a password via --os-password, env\[OS_PASSWORD\]/,
  ],
  [
    'nothing listens',
    { OS_AUTH_URL: 'http://127.0.0.1:1/v3' },
    5,
    /^ERROR: Cannot connect to http:\/\/127\.0\.0\.1:1: /,
  ],
  [
    'an unknown token',
    { OS_AUTH_TYPE: 'v3token', OS_TOKEN: 'stale' },
    4,
    /^ERROR: .*token.* \(HTTP 404\).*\nThe token that was given is unknown there, or no longer valid\.\n/,
  ],
  ['no Keystone', { OS_AUTH_URL: '{cloud}/identity/nowhere/v3' }, 1, /^ERROR: .*\nThere is no Keystone at /],
  [
    'a region without the service',
    { OS_REGION_NAME: 'Mars' },
    1,
    /^ERROR: public endpoint .* in region Mars not found\n/,
  ],
  ['an unknown cloud', { OS_CLOUD: 'mine' }, 1, /^ERROR: Cloud mine was not found\.\n/],
])('the exit code is that of the first failure: %s', async (_what, changed, code, error) => {
  const { run, env } = await cloudWithCluster()
  const root = new URL(env['OS_AUTH_URL']!).origin
  const variables = Object.entries(changed).map(
    ([name, value]) => [name, value.replace('{cloud}', root)] as const,
  )
  const ran = await run('doctor', { env: Object.fromEntries(variables), sleep: () => Promise.resolve() })

  expect(ran.code).toBe(code)
  expect(ran.stderr).toMatch(error)
})

test('on a terminal, each check is a line with its advice below', async () => {
  const { run } = await cloudWithCluster()
  const { stdout, stderr } = await run('doctor', { env: { OS_REGION_NAME: 'Mars' }, terminal: 200 })
  expect(stderr).toMatch(/^ERROR: public endpoint for [^\n]* not found\n$/)
  expect(stdout).toMatch(/^✓ cloud: none named\n✓ setting auth_url: /)
  expect(stdout).toMatch(/\n✗ endpoint: public endpoint for .* not found\n {4}The catalog has it as: /)
})

test('an invalid clouds.yaml is a finding', async () => {
  const { run, env } = await cloudWithCluster()
  const folder = join(env['HOME']!, '.config/openstack')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'clouds.yaml'), 'clouds: [\n')
  const { code, stdout } = await run('doctor --os-cloud mine -f json')
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toEqual([
    {
      check: 'settings',
      status: 'failed',
      finding: expect.stringContaining('/clouds.yaml is not valid YAML: ') as string,
      advice: '',
    },
  ])
})
