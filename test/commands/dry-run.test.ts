import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../../src/commands/registry'
import { cloud, kubernetesTemplate, stopClouds, word, type Cloud } from '../sandbox/support/cloud'
import { magnum } from '../support/run'
import { signingRequest } from '../support/signing-request'
import { temporaryFolder } from '../support/temporary-folder'

/** Commands that change something in the cloud, each with a command line and its requests. */
const changes: Record<string, { line: string; requests: string[] }> = {
  'cluster-create': { line: 'cluster-create new --cluster-template k8s', requests: ['POST /v1/clusters'] },
  'cluster-update': {
    line: 'cluster-update demo replace node_count=2',
    requests: ['PATCH /v1/clusters/demo'],
  },
  'cluster-resize': { line: 'cluster-resize demo 2', requests: ['POST /v1/clusters/demo/actions/resize'] },
  'cluster-upgrade': {
    line: 'cluster-upgrade demo k8s',
    requests: ['POST /v1/clusters/demo/actions/upgrade'],
  },
  'cluster-delete': {
    line: 'cluster-delete demo other',
    requests: ['DELETE /v1/clusters/demo', 'DELETE /v1/clusters/other'],
  },
  'cluster-config': { line: 'cluster-config demo', requests: ['POST /v1/certificates'] },
  'cluster-template-create': {
    line: 'cluster-template-create new --coe kubernetes --image i --external-network e',
    requests: ['POST /v1/clustertemplates'],
  },
  'cluster-template-update': {
    line: 'cluster-template-update k8s --label a=b',
    requests: ['PATCH /v1/clustertemplates/k8s'],
  },
  'cluster-template-delete': {
    line: 'cluster-template-delete k8s',
    requests: ['DELETE /v1/clustertemplates/k8s'],
  },
  'nodegroup-create': {
    line: 'nodegroup-create demo gpu',
    requests: ['POST /v1/clusters/demo/nodegroups'],
  },
  'nodegroup-update': {
    line: 'nodegroup-update demo default-worker --max-nodes 5',
    requests: ['PATCH /v1/clusters/demo/nodegroups/default-worker'],
  },
  'nodegroup-delete': {
    line: 'nodegroup-delete demo gpu',
    requests: ['DELETE /v1/clusters/demo/nodegroups/gpu'],
  },
  'ca-sign': { line: 'ca-sign demo client.csr', requests: ['POST /v1/certificates'] },
  'ca-rotate': { line: 'ca-rotate demo', requests: ['PATCH /v1/certificates/$DEMO'] },
  'credential-rotate': { line: 'credential-rotate demo', requests: ['PATCH /v1/credentials/$DEMO'] },
  'quotas-create': {
    line: 'quotas-create --project-id p --resource Cluster',
    requests: ['POST /v1/quotas'],
  },
  'quotas-update': {
    line: 'quotas-update --project-id p --resource Cluster --hard-limit 2',
    requests: ['PATCH /v1/quotas/p/Cluster'],
  },
  'quotas-delete': {
    line: 'quotas-delete --project-id p --resource Cluster',
    requests: ['DELETE /v1/quotas/p/Cluster'],
  },
}

/** Commands that change nothing there: they only read, or act on this computer. */
const others =
  'cluster-list cluster-show cluster-wait cluster-diagnose cluster-events kubernetes-token cluster-template-list cluster-template-show ' +
  'nodegroup-list nodegroup-show ca-show quotas-list quotas-show stats-list service-list token-forget doctor ' +
  'sandbox-run sandbox-start sandbox-stop sandbox-reset sandbox-status bash-completion config-list config-get config-set ' +
  'config-unset config-path completion help __complete'

test('every command is in one of the lists', () => {
  expect([...Object.keys(changes), ...others.split(' ')].sort()).toEqual(Object.keys(commands).sort())
})

describe('with --dry-run', () => {
  let made: Cloud
  let state: () => Promise<unknown>
  beforeAll(async () => {
    made = await cloud()
    await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
    for (const name of ['demo', 'other'])
      await made.call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' })
    const paths = [
      'clusters/detail',
      'clustertemplates/detail',
      'clusters/demo/nodegroups/detail',
      'quotas?all_tenants=True',
    ]
    state = async () =>
      Promise.all(paths.map(async (path) => (await made.call('GET', `/v1/${path}`, undefined, 'admin')).body))
  })
  afterAll(stopClouds)

  const run = (line: string) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'client.csr'), signingRequest)
    return magnum([...line.split(' '), '--dry-run'], { env: made.sandbox.adminEnvironment, cwd: folder })
  }

  test.each(Object.entries(changes))(
    '%s prints its requests without sending them',
    async (_name, { line, requests }) => {
      const before = await state()
      const uuid = word((await made.call('GET', '/v1/clusters/demo')).body.uuid)
      const { code, stdout, stderr } = await run(line)

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const shown = stdout.match(/^(POST|PATCH|DELETE) .*$/gm)
      expect(shown).toEqual(requests.map((request) => request.replace('$DEMO', uuid)))
      expect(await state()).toEqual(before)
    },
  )

  test('the body is shown as it would be sent, with secrets redacted', async () => {
    const line =
      'cluster-template-create new --coe kubernetes --image i --external-network e ' +
      '--http-proxy http://me:hunter2@proxy:3128 --labels admin_password=hunter2,kube_tag=v1'
    const { stdout } = await run(line)

    expect(stdout).not.toContain('hunter2')
    expect(stdout).toContain('"http_proxy": "http://me:***@proxy:3128"')
    expect(stdout).toContain('"admin_password": "***",\n    "kube_tag": "v1"')
  })

  test('does not wait for the operation', async () => {
    const { code, stdout } = await run('cluster-delete demo --wait')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'DELETE /v1/clusters/demo\n' })
  })

  test('nor for a busy cluster', async () => {
    const { sandbox, call } = await cloud({ delay: 600_000 })
    await call('POST', '/v1/clustertemplates', kubernetesTemplate)
    await call('POST', '/v1/clusters', { name: 'busy', cluster_template_id: 'k8s' })
    const words = ['cluster-resize', 'busy', '3', '--wait', '--dry-run']
    const { code, stdout, stderr } = await magnum(words, {
      env: sandbox.environment,
      sleep: () => Promise.reject(new Error('it waits')),
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^POST \/v1\/clusters\/busy\/actions\/resize\n/)
  })

  test.each([
    ['--labels a=1', { a: '1' }],
    ['--labels a=1 --merge-labels', { of: 'cluster', a: '1' }],
    ['', { of: 'cluster' }],
  ])('shows the resulting labels of a node group: %s', async (options, labels) => {
    await made.call('POST', '/v1/clusters', {
      name: `labelled${options.length}`,
      cluster_template_id: 'k8s',
      labels: { of: 'cluster' },
    })
    const { stdout } = await run(`nodegroup-create labelled${options.length} gpu ${options}`.trim())
    expect(JSON.parse(stdout.slice(stdout.indexOf('Labels of the node group: ') + 26))).toEqual(labels)
  })
})
