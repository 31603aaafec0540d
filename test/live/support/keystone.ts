import { member } from './cloud'

const root = member['OS_AUTH_URL'] ?? ''

/** The result of a login. */
export interface Login {
  token: string
  userId: string
  projectId: string
}

export async function logIn(variables: Record<string, string>, scope?: object): Promise<Login> {
  const domain = { id: 'default' }
  const user = { name: variables['OS_USERNAME'], domain, password: variables['OS_PASSWORD'] }
  const { headers, body } = await post('/auth/tokens', {
    auth: {
      identity: { methods: ['password'], password: { user } },
      scope: scope ?? { project: { name: variables['OS_PROJECT_NAME'], domain } },
    },
  })
  const { token } = body as { token: { user: { id: string }; project?: { id: string } } }
  return {
    token: headers.get('x-subject-token') ?? '',
    userId: token.user.id,
    projectId: token.project?.id ?? '',
  }
}

/** Sends a request to Keystone and throws if it fails. */
export async function call(method: string, path: string, json?: unknown, token = ''): Promise<unknown> {
  return (await send(method, path, json, token)).body
}

function post(path: string, json: unknown) {
  return send('POST', path, json, '')
}

async function send(method: string, path: string, json: unknown, token: string) {
  const response = await fetch(root + path, {
    method,
    headers: { 'content-type': 'application/json', 'x-auth-token': token },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return { headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as unknown }
}
