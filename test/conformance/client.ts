/** OS_* variables of the two users that send requests. */
export interface Users {
  member: Record<string, string>
  admin: Record<string, string>
}

export interface Call {
  method: string
  /** Path including `/v1`. */
  path: string
  body?: unknown
  as?: keyof Users | 'nobody'
  /** The requested microversion. Default: latest. */
  version?: string
}

export interface Answer {
  status: number
  headers: Headers
  body: unknown
}

/** Returns a Magnum client that only adds token and microversion to requests. */
export async function openClient(users: Users): Promise<(call: Call) => Promise<Answer>> {
  const logins = { member: await logIn(users.member), admin: await logIn(users.admin) }
  return async ({ method, path, body, as = 'member', version = 'latest' }) => {
    const response = await fetch(logins.member.magnum + path, {
      method,
      headers: {
        // Without it, some errors are abbreviated.
        Accept: 'application/json',
        'OpenStack-API-Version': `container-infra ${version}`,
        ...(as === 'nobody' ? {} : { 'X-Auth-Token': logins[as].token }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) }
  }
}

function parsed(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text)
}

interface Token {
  token: { catalog: { type: string; endpoints: { interface: string; url: string }[] }[] }
}

interface Told {
  uuid?: string
  status?: string
  stack_id?: string
}

/** Heat's endpoint, and requests to Heat and Magnum in the same cloud. */
export interface HeatLogin {
  endpoint: string
  get(path: string, nobody?: boolean): Promise<{ status: number; location: string; body: unknown }>
  magnum(method: string, path: string, body?: unknown): Promise<Told>
}

export async function heatLogin(variables: Record<string, string>): Promise<HeatLogin> {
  const { token, heat, magnum } = await logIn(variables)
  const headers = { Accept: 'application/json', 'X-Auth-Token': token }
  return {
    endpoint: heat,
    get: async (path, nobody = false) => {
      const response = await fetch(heat + path, {
        redirect: 'manual',
        headers: nobody ? { Accept: headers.Accept } : headers,
      })
      const location = response.headers.get('location') ?? ''
      return { status: response.status, location, body: parsed(await response.text()) }
    },
    magnum: async (method, path, body) => {
      const response = await fetch(magnum + path, {
        method,
        headers: {
          ...headers,
          'Content-Type': 'application/json',
          'OpenStack-API-Version': 'container-infra 1.10',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return parsed(await response.text()) ?? {}
    },
  }
}

async function logIn(
  variables: Record<string, string>,
): Promise<{ token: string; magnum: string; heat: string }> {
  const domain = { id: 'default' }
  const user = { name: variables['OS_USERNAME'], domain, password: variables['OS_PASSWORD'] }
  const response = await fetch(`${variables['OS_AUTH_URL']}/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: { methods: ['password'], password: { user } },
        scope: { project: { name: variables['OS_PROJECT_NAME'], domain } },
      },
    }),
  })
  const { token } = (await response.json()) as Token
  const urlOf = (wanted: string) =>
    token.catalog.find(({ type }) => type === wanted)?.endpoints.find((each) => each.interface === 'public')
      ?.url ?? ''
  return {
    token: response.headers.get('x-subject-token') ?? '',
    magnum: urlOf('container-infra').replace(/\/v1\/?$/, ''),
    heat: urlOf('orchestration'),
  }
}
