import { serve, type Received, type Reply } from '../../support/http-server'
import { magnum, type Ran, type World } from '../../support/run'

export interface Waited extends Ran {
  /** `GET /v1/clusters/detail` and so on, in order of arrival. */
  requests: string[]
  /** Pauses in milliseconds. */
  pauses: number[]
}

/**
 * Runs a command line against a service whose responses depend on the time: seconds since the start of the command, by
 * a clock that advances only while the command sleeps.
 */
export async function waitWith(
  words: readonly string[],
  answer: (seconds: number, request: Received) => Reply,
  world: World = {},
): Promise<Waited> {
  let now = 0
  const pauses: number[] = []
  const server = await serve((request) => answer(now / 1000, request))
  const login = ['--os-auth-type', 'none', '--os-endpoint-override', `${server.url}/v1`, '--retries', '0']
  try {
    const ran = await magnum([...login, ...words], {
      ...world,
      now: () => now,
      sleep: (milliseconds) => {
        pauses.push(milliseconds)
        now += milliseconds
        return Promise.resolve()
      },
    })
    return { ...ran, requests: server.requests.map(({ method, url }) => `${method} ${url}`), pauses }
  } finally {
    await server.close()
  }
}

export const cluster = (name: string, status: string | null, more: object = {}) => ({
  ...{ uuid: `uuid-of-${name}`, name, status, node_count: 1, master_count: 1, create_timeout: 60 },
  ...more,
})

export const listOf = (clusters: readonly object[]): Reply => ({ body: { clusters } })
