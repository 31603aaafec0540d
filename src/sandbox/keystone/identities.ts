import { createHash } from 'node:crypto'

/** An identifier in Keystone's format, derived from the name so that it survives restarts. */
export function stableId(kind: string, name: string): string {
  return createHash('sha256').update(`${kind}:${name}`).digest('hex').slice(0, 32)
}

interface Named {
  id: string
  name: string
}

export interface User extends Named {
  /** The project in which the user has roles. */
  project: Named
  roles: readonly Named[]
}

export const domain: Named = { id: 'default', name: 'Default' }

const named = (kind: string, name: string): Named => ({ id: stableId(kind, name), name })
const roles = (...names: string[]) => names.map((name) => named('role', name))

/** The member and the administrator of a new cloud, who share one password. */
export const users: readonly User[] = [
  { ...named('user', 'demo'), project: named('project', 'demo'), roles: roles('member', 'reader') },
  {
    ...named('user', 'admin'),
    project: named('project', 'admin'),
    roles: roles('admin', 'member', 'reader'),
  },
]

export const isAdministrator = (user: User) => user.roles.some((role) => role.name === 'admin')
