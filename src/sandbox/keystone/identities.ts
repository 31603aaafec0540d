import { createHash } from 'node:crypto'

/** An identifier as Keystone makes them, the same at every start for the same thing. */
export function stableId(kind: string, name: string): string {
  return createHash('sha256').update(`${kind}:${name}`).digest('hex').slice(0, 32)
}

interface Named {
  id: string
  name: string
}

export interface User extends Named {
  /** The project that the user has roles in. */
  project: Named
  roles: readonly Named[]
}

export const domain: Named = { id: 'default', name: 'Default' }

const named = (kind: string, name: string): Named => ({ id: stableId(kind, name), name })
const roles = (...names: string[]) => names.map((name) => named('role', name))

/** An ordinary member and an administrator, as a fresh cloud has them. They share one password. */
export const users: readonly User[] = [
  { ...named('user', 'demo'), project: named('project', 'demo'), roles: roles('member', 'reader') },
  {
    ...named('user', 'admin'),
    project: named('project', 'admin'),
    roles: roles('admin', 'member', 'reader'),
  },
]

export const isAdministrator = (user: User) => user.roles.some((role) => role.name === 'admin')
