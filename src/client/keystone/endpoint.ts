import { MagnumError } from '../../foundation/errors'
import { redactUrl } from '../http/redact'
import type { Access } from './access'
import { findEndpoint } from './catalog'
import { type Settings, valueOf } from './settings'

/**
 * The root of the service's v1 API, without a trailing slash: `https://cloud.example/container-infra/v1`.
 *
 * @throws MagnumError `failed` if the catalog has no such endpoint, or for an invalid override
 */
export function serviceRoot(settings: Settings, access: Access): string {
  const override = valueOf(settings, 'endpoint_override') ?? valueOf(settings, 'endpoint')
  return versioned(override ? expanded(override, access) : fromCatalog(settings, access), 'v1')
}

/** Other services that this client uses, by service type. */
export type ServiceType = 'image' | 'compute' | 'network' | 'orchestration'

// In catalogs, these URLs have a version or not; those of Heat and sometimes Nova end in the project ID.
const versions: Readonly<Record<ServiceType, string>> = {
  image: 'v2',
  compute: 'v2.1',
  network: 'v2.0',
  orchestration: 'v1',
}

/** Whether the catalog has such a service. */
export function hasService(type: ServiceType, { catalog }: Access): boolean {
  return catalog?.some((service) => service.type === type) ?? false
}

/**
 * Returns a function like `serviceRoot` for the versioned API of another service.
 *
 * @throws MagnumError `failed` if the catalog has no endpoint that matches the settings
 */
export const rootOf =
  (type: ServiceType) =>
  (settings: Settings, access: Access): string => {
    const url = findEndpoint(access.catalog ?? [], { type, name: undefined, ...place(settings) })
    return versioned(url, versions[type])
  }

function fromCatalog(settings: Settings, access: Access): string {
  if (!access.catalog) {
    throw new MagnumError('failed', 'This way to log in gives no catalog: say where the service is', {
      hint: 'Give its URL with --os-endpoint-override or OS_ENDPOINT_OVERRIDE.',
    })
  }
  return findEndpoint(access.catalog, {
    type: valueOf(settings, 'service_type') ?? 'container-infra',
    name: valueOf(settings, 'service_name'),
    ...place(settings),
  })
}

function place(settings: Settings) {
  return {
    interfaces: interfaces(valueOf(settings, 'interface') ?? 'public'),
    region: valueOf(settings, 'region_name'),
  }
}

function interfaces(preference: string): string[] {
  return preference
    .split(',')
    .map((name) => name.trim().replace(/URL$/, ''))
    .filter((name) => name !== '')
}

/** Replaces only `%(project_id)s` and `%(user_id)s`, like keystoneauth's session.py. */
function expanded(override: string, access: Access): string {
  return override.replace(/%\((\w+)\)s/g, (pattern, name: string) => {
    if (name !== 'project_id' && name !== 'tenant_id' && name !== 'user_id') {
      throw new MagnumError('failed', `The endpoint override knows no ${pattern}: ${redactUrl(override)}`, {
        hint: 'Only %(project_id)s and %(user_id)s can stand there.',
      })
    }
    const value = name === 'user_id' ? access.userId : access.projectId
    if (value !== undefined) return value
    throw new MagnumError('failed', `The login gives no value for ${pattern} of the endpoint override`)
  })
}

// Endpoints in catalogs have a version or not; the paths of this client start after it.
function versioned(url: string, version: string): string {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    throw new MagnumError(
      'failed',
      `The endpoint of the service is no http or https URL: ${redactUrl(url)}`,
      {
        hint: 'Give its URL with --os-endpoint-override or OS_ENDPOINT_OVERRIDE.',
      },
    )
  }
  const root = url.replace(/(?<!\/)\/+$/, '')
  return /\/v\d+(\.\d+)?(\/[^/]+)?$/.test(root) ? root : `${root}/${version}`
}
