import { MagnumError } from '../../foundation/errors'

/**
 * Features that need a newer API version than 1.1, with the version that introduced them
 * (openstack/magnum: magnum/api/rest_api_version_history.rst).
 */
export const features = {
  rollback: { floor: '1.3', what: 'Rolling back an update' },
  stats: { floor: '1.4', what: 'Statistics' },
  caRotation: { floor: '1.5', what: 'Rotating the certificate authority' },
  quotas: { floor: '1.6', what: 'Quotas' },
  resize: { floor: '1.7', what: 'Resizing a cluster' },
  upgrade: { floor: '1.8', what: 'Upgrading a cluster' },
  nodegroups: { floor: '1.9', what: 'Node groups' },
  zeroNodes: { floor: '1.10', what: 'A cluster without worker nodes' },
  credentialRotation: { floor: '1.12', what: 'Rotating the credential of a cluster' },
  nodeLabels: { floor: '1.14', what: 'Labels and taints of nodes' },
} as const satisfies Record<string, Requirement>

export type Feature = keyof typeof features

/** `latest`, or a version such as `1.9`. */
export type Microversion = string

/** Parses a version given by the user. @throws MagnumError usage, if it is not one */
export function parseMicroversion(text: string): Microversion {
  if (text === 'latest' || /^\d+(\.\d+)?$/.test(text)) return text
  throw new MagnumError('usage', `"${text}" is not an API version`, {
    hint: 'Give "latest", or a version such as 1.9.',
  })
}

/**
 * The header that requests a version. It is omitted for `1` and `1.0`, which the service refuses in the header
 * (magnum/api/controllers/versions.py). Services of any release understand the service type `container-infra`.
 */
export function versionHeaders(version: Microversion): Record<string, string> {
  return isUnversioned(version) ? {} : { 'OpenStack-API-Version': `container-infra ${version}` }
}

/** A feature that a request needs: the lowest version that has it, and its name in messages. */
export interface Requirement {
  readonly floor: string
  readonly what: string
}

/** Whether a version has a feature. */
export function isIn({ floor }: Requirement, version: Microversion): boolean {
  if (version === 'latest') return true
  // Without the header the service uses its oldest version.
  return !isOlder(isUnversioned(version) ? '1.1' : version, floor)
}

/** Throws if the version pinned by the user lacks a feature. */
export function requirePinned(requirement: Requirement, version: Microversion): void {
  if (isIn(requirement, version)) return
  const { floor, what } = requirement
  throw new MagnumError('usage', `${what}: API version ${floor} is needed, but ${version} is asked for`, {
    hint: `Ask for ${floor} or later, or for "latest", with --magnum-api-version.`,
  })
}

/** Throws if the service lacks a feature. */
export function requireServer(requirement: Requirement, maximum: string | undefined): void {
  if (maximum === undefined || isIn(requirement, maximum)) return
  const { floor, what } = requirement
  throw new MagnumError(
    'failed',
    `${what}: API version ${floor} is needed, but the service has ${maximum} at most`,
  )
}

function isUnversioned(version: Microversion): boolean {
  return version === '1' || version === '1.0'
}

function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number)
  return major < thanMajor || (major === thanMajor && minor < thanMinor)
}
