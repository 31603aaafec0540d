import { join } from 'node:path'
import { serve, type Received, type Reply, type TestServer } from '../support/http-server'
import { magnum, type Ran, type World } from '../support/run'
import { temporaryFolder } from '../support/temporary-folder'

let servers: TestServer[] = []

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

export interface CannedCloud {
  folder: string
  env: Record<string, string>
  /** `GET /v1/clusters/demo` and so on, in order of arrival. */
  requests: () => string[]
  run: (words: readonly string[], world?: World) => Promise<Ran>
}

/**
 * A Magnum without login that returns the same cluster and template for any name, for responses that the sandbox does
 * not give. TLS is off unless the template enables it.
 */
export async function cannedCloud(
  cluster: object,
  template: object = {},
  answer: (request: Received) => Reply | undefined = () => undefined,
): Promise<CannedCloud> {
  const server = await serve((request) => answer(request) ?? usual(request, cluster, template))
  servers.push(server)
  const folder = temporaryFolder()
  const env = {
    OS_AUTH_TYPE: 'none',
    OS_ENDPOINT_OVERRIDE: `${server.url}/v1`,
    HOME: join(folder, 'home'),
  }
  return {
    folder,
    env,
    requests: () => server.requests.map(({ method, url }) => `${method} ${url}`),
    run: (words, world) => magnum(words, { cwd: folder, ...world, env: { ...env, ...world?.env } }),
  }
}

function usual({ url }: Received, cluster: object, template: object): Reply {
  if (url.startsWith('/v1/clusters/')) {
    return {
      body: { uuid: 'c1', name: 'demo', cluster_template_id: 't1', status: 'CREATE_COMPLETE', ...cluster },
    }
  }
  if (url.startsWith('/v1/clustertemplates/')) {
    return { body: { uuid: 't1', coe: 'kubernetes', tls_disabled: true, ...template } }
  }
  return { status: 404 }
}
