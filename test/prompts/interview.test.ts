import { InputEnded, Interrupt } from '../../src/foundation/host'
import { cloudWithCluster } from '../commands/cloud'
import { magnum } from '../support/run'

const terminal = 80

test('prompts for missing values with choices from the cloud; Enter at the last prompt runs the command', async () => {
  const { run } = await cloudWithCluster()
  const answers = ['', 'mine', 'template', 'testkey', 'many', '3', '']
  const { code, stdout, stderr } = await run(
    'cluster create --master-count 1 -f value -c name -c node_count',
    { terminal, answers },
  )
  // The choices come from the cloud.
  expect(stderr.replace(/\[none \|.*?\| testkey\]/, '[none | … | testkey]')).toBe(`\
This needs --cluster-template. Enter it now? [Y/n] 
Name of the new resource (optional) mine
Name or UUID of the template [template kubernetes] template
SSH key pair for the nodes (default: the template's) [none | … | testkey] testkey
Number of worker nodes [1] many
invalid int value: 'many'
Number of worker nodes [1] 3

  magnum cluster create --master-count 1 -f value -c name -c node_count mine --cluster-template template --keypair testkey --node-count 3

What now? [Run it | Change <name> mine | Change --cluster-template template | Change --keypair testkey | Change --node-count 3 | Cancel] 
`)
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'mine\n3\n' })
})

test('an answer can be changed before the command runs, and is the default then', async () => {
  const { run } = await cloudWithCluster()
  const answers = [
    '',
    'mine',
    'template',
    'testkey',
    '',
    '3',
    'Change --keypair',
    'mykey',
    'Change --node-count',
    '',
    '',
  ]
  const { stdout, stderr } = await run('cluster-create -f value -c keypair -c node_count', {
    terminal,
    answers,
  })
  expect(stderr).toMatch(/\[testkey \| none \|.*\| mykey\] mykey\n/)
  expect(stderr).toContain('Number of worker nodes [3] \n')
  expect(stdout).toBe('mykey\n3\n')
})

test('a template prompts for images, networks, key pairs and flavors that suit its COE', async () => {
  const { run } = await cloudWithCluster()
  const answers = [
    'yes',
    "it's k8s",
    'swarm',
    'fedora-atomic-latest',
    'public',
    '',
    '',
    'm1.small',
    '',
    '',
    'Run it',
  ]
  const { stderr } = await run('cluster-template-create --dry-run', { terminal, answers })
  const [, images = ''] = /^Image for the nodes \[(.*)\]/m.exec(stderr) ?? []
  expect(images.split(' | ').map((choice) => choice.split(' ')[1])).toEqual(
    expect.not.arrayContaining(['fedora-coreos', 'ubuntu']),
  )
  expect(stderr).toContain('Flavor for the worker nodes [m1.medium ')
  expect(stderr).toContain(
    "  magnum cluster-template-create --dry-run 'it'\\''s k8s' --coe swarm --image fedora-atomic-latest --external-network public --master-flavor m1.medium --flavor m1.small --network-driver docker\n",
  )
})

test('changing the COE prompts for the image and the drivers again, with those that suit it', async () => {
  const { run } = await cloudWithCluster()
  const answers = ['', 'mine', 'kubernetes', 'fedora-coreos-latest', 'public', '', '', '', 'calico', 'cinder']
  const corrections = ['Change --coe', 'swarm', 'fedora-atomic-latest', '', '', 'Run it']
  const columns = ['coe', 'image_id', 'network_driver', 'volume_driver']
  const shown = columns.map((column) => `-c ${column}`).join(' ')
  const { stdout, stderr } = await run(`cluster-template-create -f value ${shown}`, {
    terminal,
    answers: [...answers, ...corrections],
  })
  expect(stderr).toContain('Container network driver [flannel default | calico] calico\n')
  expect(stderr).toContain('Volume driver for containers [none | cinder] cinder\n')
  expect(stderr).toContain('Container network driver [docker default | flannel] \n')
  expect(stderr).toContain('Volume driver for containers [none | rexray] \n')
  expect(stdout).toBe('swarm\nfedora-atomic-latest\ndocker\nNone\n')
})

test.each([
  ['no to the offer', ['no']],
  ['Ctrl-D', ['yes', 'mine', new InputEnded()]],
])('%s: the usage error of a script, with the reason first', async (_, answers) => {
  const { run } = await cloudWithCluster()
  const inScript = await magnum(['cluster-create', 'mine'])
  const onTerminal = await run('cluster-create', { terminal, answers })
  expect(inScript.stderr).toContain('error: the following arguments are required: --cluster-template\n')
  expect(onTerminal.code).toBe(2)
  expect(onTerminal.stderr).toMatch(
    /error: the following arguments are required: --cluster-template\nusage: magnum cluster-create --cluster-template <cluster-template> \[options\] \[<name>\]\nTry 'magnum help cluster-create' for more information\.\n$/,
  )
})

test.each([
  ['Ctrl-C', new Interrupt('SIGINT'), 130],
  ['Cancel', 'Cancel', 1],
])('%s at the last prompt sends nothing', async (_, last, code) => {
  const { run } = await cloudWithCluster()
  const answers = ['', 'mine', 'template', '', '', '', last]
  expect((await run('cluster-create', { terminal, answers })).code).toBe(code)
  expect((await run('cluster-list -f value -c name')).stdout).toBe('demo\n')
})

test.each([
  ['if something else is wrong', 'cluster-create --nod-cuont 3', {}],
  ['on a terminal emulated by a CI system', 'cluster-create', { CI: 'true' }],
  ['on a terminal without a cursor', 'cluster-create', { TERM: 'dumb' }],
])('%s: no prompts', async (_, line, env) => {
  const { code, stderr } = await magnum(line.split(' '), { terminal, env })
  expect(code).toBe(2)
  expect(stderr).toMatch(/^error: .*\nusage: /)
})

test('the command line shown contains no secrets', async () => {
  const { run, env } = await cloudWithCluster()
  const password = env['OS_PASSWORD'] ?? ''
  const answers = ['', 'mine', 'template', '', '', '', 'Cancel']
  const line = `--os-password ${password} cluster-create --os-tok=${password} --os-auth-type password`
  const { stderr } = await run(line, { terminal, answers })
  expect(stderr).toContain(
    '  magnum --os-password *** cluster-create --os-tok=*** --os-auth-type password mine ',
  )
  expect(stderr).not.toContain(password)
})

test('a failed login is reported at once', async () => {
  const { run } = await cloudWithCluster()
  const answers = ['', 'mine']
  const { code, stderr } = await run('cluster-create', { terminal, answers, env: { OS_PASSWORD: 'wrong' } })
  expect(code).toBe(4)
  expect(stderr).toContain('ERROR: The request you have made requires authentication (HTTP 401)')
})
