import { InputEnded, Interrupt } from '../../src/foundation/host'
import { cloudWithCluster } from '../commands/cloud'
import { magnum } from '../support/run'

const terminal = 80

test('what is missing is asked for, from what the cloud has; after a yes the command runs', async () => {
  const { run } = await cloudWithCluster()
  const answers = ['', 'mine', '1', 'tstkey', 'testkey', 'many', '3', 'y']
  const { code, stdout, stderr } = await run(
    'cluster create --master-count 1 -f value -c name -c node_count',
    {
      terminal,
      answers,
    },
  )
  expect(stderr).toBe(`\
This needs --cluster-template. Shall I ask for it? [Y/n] 

Name of what is created (may be left out): mine

Name or UUID of the template:
   1  template  kubernetes
Number or name: 1

Key pair for the nodes; the template's where not given:
   1  <your keypair's name>
   2  default
   3  mykey
   4  testkey
Number or name (may be left out): tstkey
There is no tstkey here; did you mean testkey?
Number or name (may be left out): testkey

Number of worker nodes [1]: many
invalid int value: 'many'
Number of worker nodes [1]: 3

  magnum cluster create --master-count 1 -f value -c name -c node_count mine --cluster-template template --keypair testkey --node-count 3

Run this? [y/N] y
`)
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'mine\n3\n' })
})

test('a template is made of the images, networks, key pairs and flavors of the cloud', async () => {
  const { run } = await cloudWithCluster()
  const answers = ['y', "it's k8s", 'kubernetes', '4', '1', '', '', 'm1.small', 'y']
  const { stderr } = await run('cluster-template-create --dry-run', { terminal, answers })
  expect(stderr.slice(stderr.lastIndexOf('Number or name'))).toBe(`\
Number or name [m1.medium]: m1.small

  magnum cluster-template-create --dry-run 'it'\\''s k8s' --coe kubernetes --image fedora-coreos-latest --external-network public --flavor m1.small

Run this? [y/N] y
`)
})

test.each([
  ['no to the offer', ['n']],
  ['Ctrl-D', ['y', 'mine', new InputEnded()]],
])('%s leaves with the usage error that a script gets', async (_, answers) => {
  const { run } = await cloudWithCluster()
  const inScript = await magnum(['cluster-create', 'mine'])
  const onTerminal = await run('cluster-create', { terminal, answers })
  expect(inScript.stderr).toContain('error: the following arguments are required: --cluster-template\n')
  expect(onTerminal.code).toBe(2)
  expect(onTerminal.stderr.slice(onTerminal.stderr.indexOf('usage:'))).toBe(inScript.stderr)
})

test.each([
  ['Ctrl-C', new Interrupt('SIGINT'), 130],
  ['anything but yes', 'what?', 1],
])('%s at the last question sends nothing', async (_, last, code) => {
  const { run } = await cloudWithCluster()
  const answers = ['', 'mine', '1', '', '', '', last]
  expect((await run('cluster-create', { terminal, answers })).code).toBe(code)
  expect((await run('cluster-list -f value -c name')).stdout).toBe('demo\n')
})

test.each([
  ['something else is wrong', 'cluster-create --nod-cuont 3', {}],
  ['a CI system plays the terminal', 'cluster-create', { CI: 'true' }],
])('where %s, nothing is asked', async (_, line, env) => {
  const { code, stderr } = await magnum(line.split(' '), { terminal, env })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^usage: /)
})

test('the command line that is shown has no secret in it', async () => {
  const { run, env } = await cloudWithCluster()
  const password = env['OS_PASSWORD'] ?? ''
  const answers = ['', 'mine', '1', '', '', '', 'n']
  const line = `--os-password ${password} cluster-create --os-tok=${password} --os-auth-type password`
  const { stderr } = await run(line, { terminal, answers })
  expect(stderr).toContain(
    '  magnum --os-password *** cluster-create --os-tok=*** --os-auth-type password mine ',
  )
  expect(stderr).not.toContain(password)
})

test('a login that fails is told at once', async () => {
  const { run } = await cloudWithCluster()
  const answers = ['', 'mine']
  const { code, stderr } = await run('cluster-create', { terminal, answers, env: { OS_PASSWORD: 'wrong' } })
  expect(code).toBe(4)
  expect(stderr).toContain('ERROR: The request you have made requires authentication (HTTP 401)')
})
