import { needs } from '../support/tools'
import { terminal } from '../support/terminal'
import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'

const inTmux = needs('tmux')

let login: Record<string, string>
beforeAll(async () => {
  const { sandbox, call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  login = sandbox.environment
})
afterAll(stopClouds)

inTmux(
  'magnum cluster-create prompts, shows a summary, lets the user correct an answer, and runs',
  async () => {
    const { enter, press, until } = terminal(80, login)
    enter('magnum cluster-create mine -f value -c name -c status -c node_count')
    await until(/\? This needs --cluster-template\. Enter it now\? \(Y\/n\)/)
    press('Enter')
    await until(/\? Name or UUID of the template\n❯ k8s {2}kubernetes\n/)
    press('Enter')
    await until(/✔ Name or UUID of the template k8s\n\? SSH key pair for the nodes.*\n❯ none\n/)
    // Typing filters the list; the arrow keys move through it.
    press('y')
    await until(/❯ .*key.*\n {2}.*key/)
    press('Down')
    await until(/\n {2}.*key.*\n❯ .*key/)
    press('Enter')
    await until(/\? Number of master nodes \(1\)/)
    press('Enter')
    await until(/\? Number of worker nodes \(1\)/)
    enter('many')
    await until(/invalid int value: 'many'/)
    for (let letter = 0; letter < 4; letter++) press('BSpace')
    enter('2')
    await until(/ --cluster-template k8s --keypair \S+ --node-count 2\n\n\? What now\?\n❯ Run it\n/)
    // Moving up from the first item does nothing; the last but one is the number of workers.
    for (let choice = 0; choice < 4; choice++) press('Down')
    await until(/❯ Change --node-count +2\n/)
    press('Enter')
    await until(/\? Number of worker nodes \(2\)[^]*$/)
    enter('3')
    await until(/ --node-count 3\n\n\? What now\?\n❯ Run it\n/)
    press('Enter')
    await until(/\nmine\nCREATE_COMPLETE\n3\n\$$/)
  },
  60_000,
)

inTmux('a long name takes one line of the list', async () => {
  const { sandbox, call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name: `k8s-${'long'.repeat(50)}` })
  const { enter, press, until } = terminal(40, sandbox.environment)
  enter('magnum cluster-create mine; echo exit $?')
  await until(/\(Y\/n\)$/)
  press('Enter')
  await until(/\n❯ k8s +kubernetes\n {2}k8s-(?:long)+… {2}kubernetes\n/)
  press('C-c')
  await until(/exit 130\n/)
})

inTmux('Ctrl-C ends the prompts with 130, Ctrl-D with the usage error', async () => {
  const { enter, press, until } = terminal(80, login)
  enter('magnum cluster-create; echo exit $?')
  await until(/\(Y\/n\)$/)
  press('C-c')
  await until(/\nInterrupted\.\nexit 130\n/)
  enter('clear; magnum cluster-create; echo exit $?')
  await until(/^\? This needs.*\(Y\/n\)$/)
  press('C-d')
  await until(/\nerror: the following arguments are required: --cluster-template\nusage: .*\n.*\nexit 2\n/)
})

inTmux('the password prompt names the user and does not echo', async () => {
  const { OS_PASSWORD: password = '', ...others } = login
  const { enter, screen, until } = terminal(80, others)
  enter('magnum cluster-list -f value -c name; echo exit $?')
  await until(/\? Password for demo at 127\.0\.0\.1:/)
  enter(password)
  await until(/exit 0\n/)
  expect(screen().join('\n')).not.toContain(password)
})

inTmux.each([
  ['NO_COLOR=1', ''],
  ['', '--color never'],
])('questions have no colour with %s %s', async (variable, option) => {
  const { enter, screen, until } = terminal(80, login)
  enter(`clear; ${variable} magnum ${option} cluster-create`)
  await until(/\(Y\/n\)$/)
  expect(screen({ colours: true }).join('\n')).not.toContain('\u001b[3')
})
