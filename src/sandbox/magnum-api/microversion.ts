import type { IncomingHttpHeaders } from 'node:http'
import { Refusal, type Reply } from '../server/requests'

/** The highest that the sandbox supports. */
export const NEWEST = 14

const HEADER = 'OpenStack-API-Version'

export interface Version {
  major: number
  minor: number
}

/** The service type in version headers; services since 2025 send the new one and accept both. */
export const serviceType = (newest: number) =>
  newest >= 12 ? 'container-infrastructure-management' : 'container-infra'

const SERVICE_TYPES = ['container-infra', 'container-infrastructure', 'container-infrastructure-management']

/** The requested version; default: 1.1. @throws Refusal 406 if the header is invalid */
export function requestedVersion(headers: IncomingHttpHeaders, newest: number): Version {
  const header = headers['openstack-api-version']
  if (header === undefined) return { major: 1, minor: 1 }
  const [word, version, ...rest] = String(header).trim().split(/\s+/)
  const known = serviceType(newest) === 'container-infra' ? SERVICE_TYPES.slice(0, 1) : SERVICE_TYPES
  if (!version || rest.length > 0) throw new Refusal(406, `Invalid service type for ${HEADER} header`)
  if (version.toLowerCase() === 'latest') return { major: 1, minor: newest }
  if (!known.includes(word ?? '')) throw new Refusal(406, `Invalid service type for ${HEADER} header`)
  const numbers = /^(\d+)\.(\d+)$/.exec(version)
  if (!numbers) throw new Refusal(406, `Invalid value for ${HEADER} header`)
  return { major: Number(numbers[1]), minor: Number(numbers[2]) }
}

export function versionHeaders({ major, minor }: Version, newest: number): Record<string, string> {
  const word = serviceType(newest)
  return {
    [`OpenStack-API-Minimum-Version`]: `${word} 1.1`,
    [`OpenStack-API-Maximum-Version`]: `${word} 1.${newest}`,
    [HEADER]: `${word} ${major}.${minor}`,
    vary: HEADER,
  }
}

/** The 406 for an unsupported version; undefined if it is supported. */
export function unsupported(version: Version, newest: number): Reply | undefined {
  const asked = `${version.major}.${version.minor}`
  const word = serviceType(newest)
  const range = `The supported version range is: [${word} 1.1, ${word} 1.${newest}].`
  if (version.major === 1 && version.minor >= 1 && version.minor <= newest) return undefined
  return {
    status: 406,
    headers: versionHeaders(version, newest),
    body: {
      errors: [
        {
          code: 'magnum.microversion-unsupported',
          title: 'Requested microversion is unsupported',
          description:
            version.major === 1
              ? `Version ${asked} was requested but the minor version is not supported by this service. ${range}`
              : `Mutually exclusive versions requested. Version ${asked} requested but not supported by this service.${range}`,
          max_version: `1.${newest}`,
          min_version: '1.1',
          links: [{ rel: 'help', href: 'http://docs.openstack.org/api-guide/compute/microversions.html' }],
        },
      ],
    },
  }
}
