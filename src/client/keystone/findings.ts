import type { MagnumError } from '../../foundation/errors'
import type { Access } from './access'
import { credentialsHint, shownValue } from './credentials'
import { type CloudSettings, describeOrigin, type Settings, valueOf } from './settings'

/** The finding of one check. */
export interface Finding {
  check: string
  status: 'ok' | 'warning' | 'failed'
  finding: string
  /** Advice. */
  advice?: string
  /** Why the check failed. */
  error?: MagnumError
}

const day = 86_400_000

/** The finding of a failed step. */
export function failure(check: string, error: MagnumError, settings: Settings = new Map()): Finding {
  const told = error.withHint(error.hint ?? defaultHint(error, settings))
  const advice = told.hint ? { advice: told.hint } : {}
  return { check, status: 'failed', finding: told.message, ...advice, error: told }
}

function defaultHint({ kind, status }: MagnumError, settings: Settings): string | undefined {
  if (status === 401) return credentialsHint(settings)
  return kind === 'connection' ? connectionHint : undefined
}

const connectionHint =
  'Check the address, the network of this machine, and whether a firewall or a proxy stands between.'

/** A finding that does not end the examination; a warning if there is advice. */
export function note(check: string, finding: string, advice?: string): Finding {
  return { check, status: advice ? 'warning' : 'ok', finding, ...(advice ? { advice } : {}) }
}

/** The findings for each setting that is used. */
export function settingFindings({ cloud, settings }: CloudSettings): Finding[] {
  const rows = [...settings].map(([name, { value, origin }]): Finding => ({
    check: `setting ${name}`,
    status: 'ok',
    finding: `${shownValue(name, value)} (${describeOrigin(origin)})`,
  }))
  return [{ check: 'cloud', status: 'ok', finding: cloud ?? 'none named' }, ...rows]
}

/** The findings about a successful login. */
export function* accessFindings(access: Access, now: number): Generator<Finding> {
  const { userName, projectName, projectId, roles, catalog } = access
  if (!catalog) {
    yield note('login', 'none: Keystone is not asked')
    return
  }
  const project = projectId ? `project ${projectName ?? projectId}` : 'no project'
  yield note('login', `user ${userName ?? 'unknown'}, ${project}`)
  const noRole = 'Ask an administrator for a role in the project: member lets you make clusters.'
  yield note('roles', roles.join(', ') || 'none', roles.length > 0 ? undefined : noRole)
  yield* timeFindings(access, now)
  yield note('catalog', catalog.map(({ type }) => type).join(', ') || 'empty')
}

function* timeFindings({ expiresAt, clockSkew }: Access, now: number): Generator<Finding> {
  if (expiresAt !== undefined) {
    const minutes = Math.round((expiresAt - now - clockSkew) / 60_000)
    yield note('token', `valid for ${minutes} minutes, until ${new Date(expiresAt).toISOString()}`)
  }
  const skew = Math.round(clockSkew / 1000)
  const clock = `the cloud's clock is ${Math.abs(skew)} s ${skew < 0 ? 'behind' : 'ahead of'} this one`
  const wrong = 'Set the clock of this machine: certificates and tokens depend on it.'
  yield note('clock', clock, Math.abs(skew) > 60 ? wrong : undefined)
}

/** Where the endpoint comes from: `public in region RegionOne of the catalog` */
export function endpointReason(settings: Settings): string {
  const override = settings.get('endpoint_override') ?? settings.get('endpoint')
  if (override?.value) return `set by ${describeOrigin(override.origin)}`
  const region = valueOf(settings, 'region_name')
  return `${valueOf(settings, 'interface') ?? 'public'} in ${region ? `region ${region}` : 'any region'} of the catalog`
}

/** @param expiry the time at which the certificate expires */
export function certificateFinding(host: string, expiry: Date, now: number): Finding {
  const days = Math.floor((expiry.getTime() - now) / day)
  const date = expiry.toISOString().slice(0, 10)
  const finding =
    days < 0
      ? `of ${host}: expired ${-days} days ago, on ${date}`
      : `of ${host}: valid for ${days} days, until ${date}`
  const renew = 'Tell the administrators of the cloud to renew it.'
  return note('certificate', finding, days < 30 ? renew : undefined)
}
