import { MagnumError } from '../../../foundation/errors'
import type { Origin } from '../settings'
import { type ConfigFile, type Place, readConfigFile } from './files'
import { isMapping, type Mapping, mappingAt, type Node, parseTree } from './tree'
import { vendors } from './vendors'

export interface Profile {
  cloud: Mapping
  origin: (line: number) => Origin
}

/**
 * The profile that a cloud refers to: from clouds-public.yaml, of a well-known vendor, or of any vendor by URL. It may
 * refer to another one (openstacksdk, config/loader.py, `_expand_vendor_profile`).
 *
 * @throws MagnumError `failed` for a cloud that has been shut down
 */
export async function profilesOf(
  cloud: Mapping,
  place: Place,
): Promise<{ profiles: Profile[]; warnings: string[] }> {
  const name = nameIn(cloud)
  if (name === undefined) return { profiles: [], warnings: [] }
  const { file, warnings } = await readConfigFile('clouds-public', place)
  const profile = await profileNamed(name, file, place)
  const nestedName = profile && nameIn(profile.cloud)
  const nested = nestedName === undefined ? undefined : await profileNamed(nestedName, file, place)
  return {
    profiles: [profile, nested].flatMap((found) => found ?? []),
    warnings: [
      ...warnings,
      ...(cloud.has('cloud')
        ? [`WARNING: "cloud: ${name}" in clouds.yaml is deprecated, write profile.`]
        : []),
      ...(profile ? statusWarnings(name, profile.cloud) : [unknown(name)]),
    ],
  }
}

function nameIn(cloud: Mapping): string | undefined {
  const value = (cloud.get('profile') ?? cloud.get('cloud'))?.value
  return typeof value === 'string' && value !== '' ? value : undefined
}

async function profileNamed(
  name: string,
  file: ConfigFile | undefined,
  { fetchProfile }: Place,
): Promise<Profile | undefined> {
  const entry = mappingAt(file?.root, 'public-clouds').get(name)?.value
  if (file && isMapping(entry)) {
    return { cloud: entry, origin: (line) => ({ kind: 'file', path: file.path, line }) }
  }
  const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined
  if (vendor) return { cloud: asMapping(vendor), origin: () => ({ kind: 'profile', name }) }
  return fetchProfile && /^https?:\/\/./.test(name) ? remoteProfile(name, fetchProfile) : undefined
}

/** The profile that a vendor publishes, at a path below its URL. */
async function remoteProfile(
  url: string,
  fetchProfile: NonNullable<Place['fetchProfile']>,
): Promise<Profile> {
  const text = await fetchProfile(new URL('/.well-known/openstack/api', url).href)
  const cloud = profileIn(text)
  if (!cloud) throw new MagnumError('failed', `The response of ${url} is not a vendor profile`)
  return { cloud, origin: () => ({ kind: 'profile', name: url }) }
}

function profileIn(text: string): Mapping | undefined {
  try {
    const { value } = parseTree(text)
    const profile = isMapping(value) ? value.get('profile')?.value : undefined
    return isMapping(profile) ? profile : undefined
  } catch {
    return undefined
  }
}

function asMapping(values: object): Mapping {
  const node = (value: unknown): Node => ({
    line: 0,
    value: Array.isArray(value) ? value.map(node) : String(value),
  })
  return new Map(Object.entries(values).map(([key, value]) => [key, node(value)]))
}

function statusWarnings(name: string, profile: Mapping): string[] {
  const told = profile.get('message')?.value
  const message = typeof told === 'string' ? told : ''
  switch (profile.get('status')?.value) {
    case 'deprecated':
      return [`WARNING: ${name} is deprecated: ${message}`]
    case 'shutdown':
      throw new MagnumError('failed', `${name} references a cloud that no longer exists: ${message}`)
    default:
      return []
  }
}

function unknown(name: string): string {
  return name.includes('://')
    ? `WARNING: the profile ${name} is not fetched: write its settings into clouds.yaml.`
    : `WARNING: couldn't find the vendor profile ${name}.`
}
