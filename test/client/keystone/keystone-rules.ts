import { isObject } from '../../../src/foundation/json'

/** The secrets that the fake cloud accepts. None may ever be printed. */
export const secrets = {
  password: 'canary-password',
  token: 'canary-token',
  passcode: 'canary-987654',
  applicationCredential: 'canary-application-credential',
  clientSecret: 'canary-client-secret',
  accessToken: 'canary-access-token',
  bearer: 'canary-bearer',
  code: 'canary-code',
}

/** Strictly checks the body of a token request; returns what is wrong, or undefined. */
export function complaint(body: unknown, issued: ReadonlySet<string>): string | undefined {
  const auth = only(body, ['auth'])?.['auth']
  const parts = only(auth, ['identity', 'scope'])
  const identity = parts?.['identity']
  if (!isObject(identity)) return 'auth.identity is missing, or there is something beside it and scope'
  const methods = identity['methods']
  if (!Array.isArray(methods) || methods.length === 0) return 'identity.methods is no list'
  if (!only(identity, ['methods', ...methods.map(String)]))
    return 'a part of identity is not among its methods'
  for (const method of methods.map(String)) {
    const wrong = wrongPart(method, identity[method], issued)
    if (wrong) return `${method}: ${wrong}`
  }
  return parts && 'scope' in parts ? wrongScope(parts['scope']) : undefined
}

function wrongPart(method: string, part: unknown, issued: ReadonlySet<string>): string | undefined {
  switch (method) {
    case 'password':
      return wrongUser(only(part, ['user'])?.['user'], 'password', secrets.password)
    case 'totp':
      return wrongUser(only(part, ['user'])?.['user'], 'passcode', secrets.passcode)
    case 'token': {
      const id = only(part, ['id'])?.['id']
      return id === secrets.token || (typeof id === 'string' && issued.has(id)) ? undefined : 'unknown token'
    }
    case 'application_credential':
      return wrongCredential(only(part, ['id', 'name', 'secret', 'user']))
    default:
      return 'unknown method'
  }
}

function wrongCredential(credential: Record<string, unknown> | undefined): string | undefined {
  if (credential?.['secret'] !== secrets.applicationCredential) return 'wrong secret, or something too much'
  if ('id' in credential) return 'name' in credential || 'user' in credential ? 'id and more' : undefined
  return typeof credential['name'] === 'string' ? wrongUser(credential['user']) : 'neither id nor name'
}

function wrongUser(user: unknown, key?: string, secret?: string): string | undefined {
  const fields = only(user, ['id', 'name', 'domain', ...(key ? [key] : [])])
  if (!fields) return 'user is missing or has strange fields'
  if (key && fields[key] !== secret) return `wrong ${key}`
  if ('id' in fields) return 'name' in fields || 'domain' in fields ? 'user has an id and more' : undefined
  if (typeof fields['name'] !== 'string') return 'user has neither id nor name'
  return isReference(fields['domain']) ? undefined : 'user has a name without a domain'
}

const scopes: Readonly<Record<string, (scope: unknown) => boolean>> = {
  domain: isReference,
  system: (scope) => only(scope, ['all'])?.['all'] === true,
  'OS-TRUST:trust': (scope) => typeof only(scope, ['id'])?.['id'] === 'string',
  project: (scope) => {
    const project = only(scope, ['id', 'name', 'domain']) ?? {}
    return 'id' in project ? Object.keys(project).length === 1 : isReference(project['domain'])
  },
}

function wrongScope(scope: unknown): string | undefined {
  if (scope === 'unscoped') return undefined
  const [entry, ...others] = Object.entries(isObject(scope) ? scope : {})
  if (!entry || others.length > 0) return 'there is not exactly one scope'
  return scopes[entry[0]]?.(entry[1]) ? undefined : `bad scope ${entry[0]}`
}

function isReference(value: unknown): boolean {
  const fields = only(value, ['id', 'name'])
  return fields !== undefined && Object.keys(fields).length === 1
}

/** Returns the object if it has only these keys. */
function only(value: unknown, keys: readonly string[]): Record<string, unknown> | undefined {
  return isObject(value) && Object.keys(value).every((key) => keys.includes(key)) ? value : undefined
}
