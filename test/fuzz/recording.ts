import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { started } from '../support/http-server'
import { cloud, kubernetesTemplate, word } from '../sandbox/support/cloud'
import { magnum } from '../support/run'
import type { Answer } from './mutations'

/** The requests of a command (`GET /v1/clusters`) with their responses, in order. */
export type Exchanges = [request: string, answer: Answer][]

/** Commands and the recorded responses of a sandbox. */
export interface Recording {
  /** The URL of the services in the responses. */
  url: string
  environment: Record<string, string>
  commands: { words: readonly string[]; exchanges: Exchanges }[]
}

/** Runs commands on a sandbox with every kind of resource, and records its responses. */
export async function record(commands: readonly string[]): Promise<Recording> {
  const { sandbox, call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s', labels: { a: 'b' } })
  await call('POST', '/v1/clusters', { name: 'other', cluster_template_id: 'k8s' })
  await call('POST', '/v1/clusters/demo/nodegroups', { name: 'big', node_count: 2, flavor_id: 'm1.large' })
  const { project_id: project } = (await call('GET', '/v1/clusters/demo')).body
  const quota = { project_id: word(project), resource: 'Cluster', hard_limit: 7 }
  await call('POST', '/v1/quotas', quota, 'admin')

  let exchanges: Exchanges = []
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = '', url = '', headers } = incoming
      const body = method === 'GET' ? null : await text(incoming)
      const sent = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
      const answer = await fetch(sandbox.url + url, {
        method,
        headers: sent.filter(([name]) => !/^(host|connection|content-length)$/.test(name)),
        body,
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      const kept = [...answer.headers].filter(
        ([name]) => !/^(connection|keep-alive|content-length)$/.test(name),
      )
      exchanges.push([
        `${method} ${url}`,
        { status: answer.status, headers: Object.fromEntries(kept), body: bytes },
      ])
      outgoing.writeHead(answer.status, Object.fromEntries(kept)).end(bytes)
    })()
  })
  const recorder = await started(server, [], 'http')
  const environment = { ...sandbox.adminEnvironment, OS_AUTH_URL: `${recorder.url}/identity` }
  const OS_ENDPOINT_OVERRIDE = `${recorder.url}/v1`
  const recorded: Recording['commands'] = []
  for (const line of commands) {
    exchanges = []
    const words = line.replace('PROJECT', quota.project_id).split(' ')
    const { code, stderr } = await magnum(words, { env: { ...environment, OS_ENDPOINT_OVERRIDE } })
    if (code !== 0) throw new Error(`${line} ends with ${code}: ${stderr}`)
    recorded.push({ words, exchanges })
  }
  await recorder.close()
  return { url: sandbox.url, environment: sandbox.adminEnvironment, commands: recorded }
}
