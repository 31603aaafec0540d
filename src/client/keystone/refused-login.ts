import { MagnumError } from '../../foundation/errors'
import { isObject, objectIn } from '../../foundation/json'
import type { AuthType } from './auth-types'
import { identityRoot } from './identity-url'
import type { LoginContext } from './login'

/** The refused part: the identity, or the scope, with the projects available to the user. */
type RefusedPart = { part: 'user' } | { part: 'scope'; projects: readonly string[] }

/** Auth types whose login can be repeated, unlike a one-time passcode. */
const repeatable = ['password', 'v3password', 'token', 'v3token']

const scopeSettings = /^(project_|domain_|trust_id$|system_scope$)/

/**
 * Finds out which part of a login Keystone refused. Its response is 401 for all of them, so the identity is tested
 * without a scope. Undefined if unknown.
 */
export async function refusedPart(context: LoginContext, type: AuthType): Promise<RefusedPart | undefined> {
  if (!repeatable.includes(type.name)) return undefined
  const settings = new Map([...context.settings].filter(([name]) => !scopeSettings.test(name)))
  settings.set('unscoped', { value: 'true', origin: { kind: 'default' } })
  try {
    const { headers } = await type.logIn({ ...context, settings })
    return { part: 'scope', projects: await projectsOf(context, type.name, headers) }
  } catch (error) {
    if (!(error instanceof MagnumError) || error.kind === 'interrupted') throw error
    return error.status === 401 ? { part: 'user' } : undefined
  }
}

async function projectsOf(
  context: LoginContext,
  type: string,
  headers: Readonly<Record<string, string>>,
): Promise<string[]> {
  const url = `${await identityRoot(context, type)}/auth/projects`
  const response = await context.send({ method: 'GET', url, headers, retry: 'read' })
  const projects: unknown = objectIn(response.body)?.['projects']
  if (!Array.isArray(projects)) return []
  return projects.flatMap((each) => (isObject(each) && typeof each['name'] === 'string' ? each['name'] : []))
}
