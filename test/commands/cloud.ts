import { join } from 'node:path'
import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { magnum, type Ran, type World } from '../support/run'
import { temporaryFolder } from '../support/temporary-folder'

afterEach(stopClouds)

type Magnum = (line: string | readonly string[], world?: World) => Promise<Ran>

/** A cloud with a cluster `demo`, an empty working folder, and the program logged in to the cloud. */
export async function cloudWithCluster(template: object = kubernetesTemplate): Promise<{
  folder: string
  /** Login variables and HOME. */
  env: Record<string, string>
  run: Magnum
  call: Awaited<ReturnType<typeof cloud>>['call']
}> {
  const { sandbox, call } = await cloud()
  const folder = temporaryFolder()
  const env = { ...sandbox.environment, HOME: join(folder, 'home') }
  await call('POST', '/v1/clustertemplates', { ...template, name: 'template' })
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'template' })
  const run: Magnum = (line, world) =>
    magnum(typeof line === 'string' ? line.split(' ') : line, {
      cwd: folder,
      ...world,
      env: { ...env, ...world?.env },
    })
  return { folder, env, run, call }
}
