import { MagnumError } from '../../foundation/errors'
import { isTrue, type Settings, valueOf } from './settings'

/**
 * The `scope` of a token request; undefined where none is asked for (keystoneauth, identity/v3/base.py).
 *
 * @throws MagnumError `failed` for more than one scope
 */
export function scopeOf(settings: Settings): unknown {
  const scopes = possibleScopes(settings).filter(([, scope]) => scope !== undefined)
  if (scopes.length > 1) {
    const names = scopes.map(([name]) => name).join(' and ')
    throw new MagnumError('failed', `A token has one scope, but ${names} are given`, {
      hint: 'Give one of project, domain, trust, system or unscoped; magnum doctor shows where each comes from.',
    })
  }
  return scopes[0]?.[1]
}

function possibleScopes(settings: Settings): [string, unknown][] {
  const get = (name: string) => valueOf(settings, name)
  const domain = reference(get('domain_id'), get('domain_name'))
  const trust = get('trust_id')
  return [
    ['domain', domain && { domain }],
    ['project', projectScope(settings)],
    ['trust', trust && { 'OS-TRUST:trust': { id: trust } }],
    ['system', systemScope(get('system_scope'))],
    ['unscoped', isTrue(get('unscoped')) ? 'unscoped' : undefined],
  ]
}

function projectScope(settings: Settings): unknown {
  const id = valueOf(settings, 'project_id')
  if (id) return { project: { id } }
  const name = valueOf(settings, 'project_name')
  if (!name) return undefined
  const domain = reference(valueOf(settings, 'project_domain_id'), valueOf(settings, 'project_domain_name'))
  return { project: { name, ...(domain && { domain }) } }
}

function systemScope(value: string | undefined): unknown {
  if (!value) return undefined
  if (value === 'all') return { system: { all: true } }
  throw new MagnumError('failed', `The system scope can only be all, not ${value}`, {
    hint: 'Set --os-system-scope, OS_SYSTEM_SCOPE or system_scope in clouds.yaml to all.',
  })
}

/** How Keystone's bodies name a domain: by id where that is known, else by name. */
export function reference(
  id: string | undefined,
  name: string | undefined,
): { id: string } | { name: string } | undefined {
  if (id) return { id }
  return name ? { name } : undefined
}
