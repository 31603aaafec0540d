import { MagnumError } from '../../foundation/errors'
import { errorFromResponse, withHint } from '../http/errors'
import { redactUrl } from '../http/redact'
import type { Access } from './access'
import { authTypeOf } from './auth-types'
import { completeCredentials, credentialsHint, shownValue } from './credentials'
import { serviceRoot } from './endpoint'
import { identityRoot } from './identity-url'
import type { LoginContext, Send } from './login'
import { sender, type SessionServices } from './session'
import { type CloudSettings, describeOrigin, type Settings, valueOf } from './settings'

/** What one check of the way into a cloud has found. */
export interface Finding {
  check: string
  status: 'ok' | 'warning' | 'failed'
  finding: string
  /** What to do about it. */
  advice?: string
  /** Why the check failed. */
  error?: MagnumError
}

const day = 86_400_000

/**
 * Goes the way into a cloud step by step, and tells what it finds; a step that fails is the last one.
 * Nothing is changed, and no secret is told.
 */
export async function diagnose(cloud: CloudSettings, services: SessionServices): Promise<Finding[]> {
  const send = sender(services)
  const findings: Finding[] = settingFindings(cloud)
  const note: Note = (check, finding, advice) =>
    findings.push({
      check,
      status: advice === undefined ? 'ok' : 'warning',
      finding,
      ...(advice ? { advice } : {}),
    })
  let step = 'credentials'
  try {
    const type = authTypeOf(cloud.settings)
    const settings = await completeCredentials(cloud, type, services.askSecret)
    note('credentials', `complete for ${type.name}`)
    const context: LoginContext = { ...services, askSecret: services.askSecret, send, settings }
    if (type.cacheable) {
      step = 'identity'
      const root = await identityRoot(context, type.name)
      note('identity', `Keystone v3 at ${redactUrl(root)}`)
      await checkCertificate(root, services, note)
    }
    step = 'login'
    const access = await type.logIn(context)
    noteAccess(access, services.now(), note)
    step = 'endpoint'
    const root = serviceRoot(settings, access)
    note('endpoint', `${redactUrl(root)} (${endpointReason(settings)})`)
    await checkCertificate(root, services, note)
    step = 'service'
    await checkService(root, access, send, note)
  } catch (error) {
    if (!(error instanceof MagnumError)) throw error
    findings.push(failure(step, error, cloud.settings))
  }
  return findings
}

type Note = (check: string, finding: string, advice?: string) => void

function settingFindings({ cloud, settings }: CloudSettings): Finding[] {
  const rows = [...settings].map(([name, { value, origin }]): Finding => ({
    check: `setting ${name}`,
    status: 'ok',
    finding: `${shownValue(name, value)} (${describeOrigin(origin)})`,
  }))
  return [{ check: 'cloud', status: 'ok', finding: cloud ?? 'none named' }, ...rows]
}

function noteAccess(access: Access, now: number, note: Note): void {
  const { userName, projectName, projectId, roles, expiresAt, clockSkew, catalog } = access
  if (!catalog) {
    note('login', 'none: Keystone is not asked')
    return
  }
  const project = projectId ? `project ${projectName ?? projectId}` : 'no project'
  note('login', `user ${userName ?? 'unknown'}, ${project}`)
  if (roles.length > 0) note('roles', roles.join(', '))
  else note('roles', 'none', 'Ask an administrator for a role in the project: member lets you make clusters.')
  if (expiresAt !== undefined) {
    const minutes = Math.round((expiresAt - now - clockSkew) / 60_000)
    note('token', `valid for ${minutes} minutes, until ${new Date(expiresAt).toISOString()}`)
  }
  const skew = Math.round(clockSkew / 1000)
  const clock = `the cloud's clock is ${Math.abs(skew)} s ${skew < 0 ? 'behind' : 'ahead of'} this one`
  if (Math.abs(skew) > 60)
    note('clock', clock, 'Set the clock of this machine: certificates and tokens depend on it.')
  else note('clock', clock)
  note('catalog', catalog.map(({ type }) => type).join(', ') || 'empty')
}

function endpointReason(settings: Settings): string {
  const override = settings.get('endpoint_override') ?? settings.get('endpoint')
  if (override?.value) return `set by ${describeOrigin(override.origin)}`
  const region = valueOf(settings, 'region_name')
  return `${valueOf(settings, 'interface') ?? 'public'} in ${region ? `region ${region}` : 'any region'} of the catalog`
}

async function checkService(root: string, access: Access, send: Send, note: Note): Promise<void> {
  const response = await send({
    method: 'GET',
    url: `${root}/clusters?limit=1`,
    headers: { ...access.headers, 'OpenStack-API-Version': 'container-infra latest' },
    retry: 'read',
  })
  if (response.status >= 400) throw errorFromResponse(response)
  const least = response.headers['openstack-api-minimum-version']
  const most = response.headers['openstack-api-maximum-version']
  const versions = [least, most].map((header) => header?.split(' ').find((word) => /^\d+\.\d+$/.test(word)))
  note('service', 'clusters can be listed')
  if (versions[0] && versions[1]) note('API versions', `${versions[0]} to ${versions[1]}`)
  else note('API versions', 'not told', 'This service is older than microversions, or it is no Magnum.')
}

async function checkCertificate(url: string, { now, transport }: SessionServices, note: Note): Promise<void> {
  if (!url.startsWith('https:')) return
  const authorities = await transport.authorities?.(url)
  if (authorities !== undefined) note('authorities', `of ${new URL(url).host}: ${authorities}`)
  const { certificateExpiry } = await import('./certificate-expiry')
  const expiry = await certificateExpiry(url)
  if (!expiry) return
  const days = Math.floor((expiry.getTime() - now()) / day)
  const finding = `of ${new URL(url).host}: valid for ${days} days, until ${expiry.toISOString().slice(0, 10)}`
  if (days < 30) note('certificate', finding, 'Tell the administrators of the cloud to renew it.')
  else note('certificate', finding)
}

function failure(step: string, error: MagnumError, settings: Settings): Finding {
  const told = error.status === 401 ? withHint(error, credentialsHint(settings)) : error
  return {
    check: step,
    status: 'failed',
    finding: told.message,
    ...(told.hint ? { advice: told.hint } : {}),
    error: told,
  }
}
