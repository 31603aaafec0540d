/** OS_* variables of the two users that the requests are sent as. */
export interface Users {
  member: Record<string, string>
  admin: Record<string, string>
}

export interface Call {
  method: string
  /** Below the endpoint of the catalog, `/v1` included. */
  path: string
  body?: unknown
  as?: keyof Users | 'nobody'
  /** The microversion that is asked for. */
  version?: string
}

export interface Answer {
  status: number
  headers: Headers
  body: unknown
}

/** A client of a Magnum that adds nothing to a request but its token and its microversion. */
export async function openClient(users: Users): Promise<(call: Call) => Promise<Answer>> {
  const logins = { member: await logIn(users.member), admin: await logIn(users.admin) }
  return async ({ method, path, body, as = 'member', version = 'latest' }) => {
    const response = await fetch(logins.member.magnum + path, {
      method,
      headers: {
        // Without it, some errors come shortened.
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

async function logIn(variables: Record<string, string>): Promise<{ token: string; magnum: string }> {
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
  const service = token.catalog.find(({ type }) => type === 'container-infra')
  const endpoint = service?.endpoints.find((each) => each.interface === 'public')
  return {
    token: response.headers.get('x-subject-token') ?? '',
    magnum: (endpoint?.url ?? '').replace(/\/v1\/?$/, ''),
  }
}
