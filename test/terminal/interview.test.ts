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

inTmux('magnum cluster-create asks, shows what it would be, and runs it', async () => {
  const { enter, until } = terminal(80, login)
  enter('magnum cluster-create mine -f value -c name -c status')
  await until(/Shall I ask for it\? \[Y\/n\]/)
  enter('y')
  await until(/Name or UUID of the template:\n {3}1 {2}k8s {2}kubernetes\nNumber or name:/)
  enter('1')
  await until(/\(may be left out\):/)
  enter('testkey')
  await until(/master nodes \[1\]:/)
  enter('')
  await until(/worker nodes \[1\]:/)
  enter('2')
  await until(/ --cluster-template k8s --keypair testkey --node-count 2\n\nRun this\? \[y\/N\]/)
  enter('y')
  await until(/\[y\/N\] y\nmine\nCREATE_COMPLETE\n\$$/)
})

inTmux('Ctrl-C ends the questions with 130, Ctrl-D with the usage error', async () => {
  const { enter, press, until } = terminal(80, login)
  enter('magnum cluster-create; echo exit $?')
  await until(/\[Y\/n\]$/)
  press('C-c')
  await until(/\nInterrupted\.\nexit 130\n/)
  enter('clear; magnum cluster-create; echo exit $?')
  await until(/^This needs.*\[Y\/n\]$/)
  press('C-d')
  await until(/\nerror: the following arguments are required: --cluster-template\n.*\nexit 2\n/)
})
