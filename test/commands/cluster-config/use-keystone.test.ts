import { join } from 'node:path'
import { program } from '../../sandbox/support/access'
import { bin } from '../../support/program'
import { needs } from '../../support/tools'
import { cloudWithCluster } from '../cloud'

needs('kubectl')('kubectl gets a Keystone token from magnum and sends it to the cluster', async () => {
  const { folder, env, run } = await cloudWithCluster()
  expect((await run('cluster-config demo --merge --use-keystone')).code).toBe(0)
  const getNodes = (password: string) =>
    program('kubectl', ['get', 'nodes', '-o', 'name'], {
      ...env,
      OS_PASSWORD: password,
      KUBECONFIG: join(folder, 'home/.kube/config'),
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    })

  const { code, stdout, stderr } = await getNodes(env['OS_PASSWORD'] ?? '')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^node\/demo-/)

  const refused = await getNodes('wrong')
  expect(refused.code).not.toBe(0)
  expect(refused.stderr).toContain('ERROR: The request you have made requires authentication (HTTP 401)')
})

needs('kubectl')('a cluster rejects a token of another cloud', async () => {
  const { folder, env, run } = await cloudWithCluster()
  await run('cluster-config demo --merge --use-keystone')
  const options = ['--kubeconfig', join(folder, 'home/.kube/config'), '--token', 'forged']
  const { code, stderr } = await program('kubectl', [...options, '--user', '', 'get', 'nodes'], env)
  expect(code).toBe(1)
  expect(stderr).toContain('error: You must be logged in to the server')
})
