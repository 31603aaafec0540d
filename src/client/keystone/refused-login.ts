import { MagnumError } from '../../foundation/errors'
import { isObject, objectIn } from '../../foundation/json'
import type { AuthType } from './auth-types'
import { identityRoot } from './identity-url'
import type { LoginContext } from './login'

/** Who logs in, or the scope: then the projects that there are for the user. */
type RefusedPart = { part: 'user' } | { part: 'scope'; projects: readonly string[] }

/** Auth types whose login can be sent a second time: a passcode is good for once. */
const repeatable = ['password', 'v3password', 'token', 'v3token']

const scopeSettings = /^(project_|domain_|trust_id$|system_scope$)/

/**
 * Which part of a login Keystone has refused, as far as it tells: it answers 401 to all of them, so who logs in is
 * tested without a scope. Undefined where that cannot be found out.
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
