import { commands } from '../../src/commands/registry'
import { cloud, kubernetesTemplate, stopClouds, type Cloud, word } from '../sandbox/support/cloud'
import { features } from '../../src/client/magnum/microversions'
import { serve } from '../support/http-server'
import { magnum } from '../support/run'

afterAll(stopClouds)

/** A command line for each command or option that needs a newer microversion. */
const lines: Record<string, string> = {
  'cluster-resize': 'cluster-resize demo 2',
  'cluster-update --rollback': 'cluster-update demo replace node_count=2 --rollback',
  'cluster-upgrade': 'cluster-upgrade demo k8s',
  'nodegroup-list': 'nodegroup-list demo',
  'nodegroup-show': 'nodegroup-show demo default-worker',
  'nodegroup-create': 'nodegroup-create demo gpu',
  'nodegroup-create --node-labels': 'nodegroup-create demo labelled --node-labels a=b',
  'nodegroup-create --node-taints': 'nodegroup-create demo tainted --node-taints a:NoSchedule',
  'nodegroup-update': 'nodegroup-update demo default-worker --max-nodes 5',
  'nodegroup-update --node-labels': 'nodegroup-update demo default-worker --node-labels a=b',
  'nodegroup-update --node-taints': 'nodegroup-update demo default-worker --node-taints a:NoSchedule',
  'nodegroup-delete': 'nodegroup-delete demo old',
  'ca-rotate': 'ca-rotate demo',
  'credential-rotate': 'credential-rotate demo',
  'quotas-list': 'quotas-list',
  'quotas-show': 'quotas-show --project-id $PROJECT --resource Cluster',
  'quotas-create': 'quotas-create --project-id $PROJECT --resource Cluster',
  'quotas-update': 'quotas-update --project-id $PROJECT --resource Cluster --hard-limit 3',
  'quotas-delete': 'quotas-delete --project-id $PROJECT --resource Cluster',
  'stats-list': 'stats-list',
}

/** All commands and options of the registry with a microversion, and the microversion. */
async function gated(): Promise<[what: string, floor: string][]> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  return all.flatMap(({ name, microversion, options }) => [
    ...(microversion === undefined ? [] : [[name, microversion] as [string, string]]),
    ...Object.values(options).flatMap((option): [string, string][] =>
      option.microversion === undefined ? [] : [[`${name} ${option.flags[0]}`, option.microversion]],
    ),
  ])
}

const clouds = new Map<string, Promise<Cloud>>()

/** A service with this maximum version, and the resources that the command lines need. */
async function cloudAt(maxMicroversion: string): Promise<Cloud> {
  const made = cloud({ maxMicroversion }).then(async (each) => {
    await each.call('POST', '/v1/clustertemplates', kubernetesTemplate)
    await each.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
    await each.call('POST', '/v1/clusters/demo/nodegroups', { name: 'old' })
    return each
  })
  return made
}

async function run(what: string, maxMicroversion: string) {
  if (!clouds.has(maxMicroversion)) clouds.set(maxMicroversion, cloudAt(maxMicroversion))
  const { sandbox, call } = (await clouds.get(maxMicroversion)) as Cloud
  const env = what.startsWith('quotas') ? sandbox.adminEnvironment : sandbox.environment
  const project = word((await call('GET', '/v1/clusters/demo')).body.project_id)
  return magnum((lines[what] ?? what).replace('$PROJECT', project).split(' '), { env })
}

const below = (version: string) => `1.${Number(version.split('.')[1]) - 1}`

test('each has a command line', async () => {
  expect((await gated()).map(([what]) => what).sort()).toEqual(Object.keys(lines).sort())
})

test('each works with a service of the required version', async () => {
  const refused: string[] = []
  for (const [what, floor] of await gated()) {
    const { code, stderr } = await run(what, floor)
    if (code !== 0) refused.push(`${what} at ${floor}: ${stderr}`)
  }
  expect(refused).toEqual([])
})

test('with a service one version older, the error names the required and the available version', async () => {
  const seen: string[] = []
  const expected: string[] = []
  for (const [what, floor] of await gated()) {
    const { code, stdout, stderr } = await run(what, below(floor))
    seen.push(`${what}: ${code} ${stdout}${stderr.replace(/^.*: API/, 'API')}`)
    expected.push(`${what}: 1 API version ${floor} is needed, but the service has ${below(floor)} at most\n`)
  }
  expect(seen).toEqual(expected)
})

test('a requested version that is too old is refused before any request, including the login', async () => {
  const requests: string[] = []
  const server = await serve(({ method, url }) => {
    requests.push(`${method} ${url}`)
    return { status: 500 }
  })
  const env = {
    ...{ OS_AUTH_URL: `${server.url}/identity/v3`, OS_USERNAME: 'demo', OS_PASSWORD: 'secret' },
    ...{ OS_PROJECT_NAME: 'demo', OS_USER_DOMAIN_ID: 'default', OS_PROJECT_DOMAIN_ID: 'default' },
  }
  const seen: string[] = []
  const expected: string[] = []
  const zeroNodes = [
    'cluster-create demo --cluster-template k8s --node-count 0',
    'cluster-resize demo 0 --wait',
    'cluster-update demo replace node_count=0 --wait',
    'cluster-update demo --node-count 0',
    'nodegroup-create demo gpu --node-count 0 --wait',
    'nodegroup-update demo gpu replace node_count=0',
  ]
  const nodeLabels = [
    'nodegroup-update demo gpu replace node_labels=a=b',
    'nodegroup-update demo gpu remove node_taints',
  ]
  const all = [
    ...(await gated()),
    ...zeroNodes.map((line): [string, string] => [line, features.zeroNodes.floor]),
    ...nodeLabels.map((line): [string, string] => [line, features.nodeLabels.floor]),
  ]
  for (const [what, floor] of all) {
    const line = (lines[what] ?? what).replace('$PROJECT', 'p')
    for (const wait of line.includes('--wait') || !hasWait(line) ? [[]] : [[], ['--wait']]) {
      const words = ['--magnum-api-version', below(floor), ...line.split(' '), ...wait]
      const { code, stderr } = await magnum(words, { env })
      const [, reason] = /^error: (.*)$/m.exec(stderr) ?? []
      seen.push(`${words.join(' ')}: ${code} ${reason?.replace(/^.*: API/, 'API') ?? stderr}`)
      expected.push(`${words.join(' ')}: 2 API version ${floor} is needed, but ${below(floor)} is asked for`)
    }
  }
  await server.close()

  expect(seen).toEqual(expected)
  expect(requests).toEqual([])
})

/** Whether the command on a line accepts `--wait`. */
const hasWait = (line: string) =>
  /^(cluster-(resize|up)|nodegroup-(create|update|delete)|\w+-rotate)/.test(line)

test('every feature is covered by a command, or by the lines above', async () => {
  const named = new Set([...(await gated()).map(([, floor]) => floor), features.zeroNodes.floor])
  expect(Object.values(features).filter(({ floor }) => !named.has(floor))).toEqual([])
})
