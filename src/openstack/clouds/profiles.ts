import { MagnumError } from '../../errors'
import type { Origin } from '../settings'
import { type ConfigFile, type Place, readConfigFile } from './files'
import { isMapping, type Mapping, mappingAt, type Node } from './tree'
import { vendors } from './vendors'

export interface Profile {
  cloud: Mapping
  origin: (line: number) => Origin
}

/**
 * The profile that a cloud refers to: one of clouds-public.yaml, or of a well-known vendor. It may refer to one
 * more (openstacksdk, config/loader.py, `_expand_vendor_profile`).
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
  const profile = profileNamed(name, file)
  const nestedName = profile && nameIn(profile.cloud)
  const nested = nestedName === undefined ? undefined : profileNamed(nestedName, file)
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

function profileNamed(name: string, file: ConfigFile | undefined): Profile | undefined {
  const entry = mappingAt(file?.root, 'public-clouds').get(name)?.value
  if (file && isMapping(entry)) {
    return { cloud: entry, origin: (line) => ({ kind: 'file', path: file.path, line }) }
  }
  const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined
  return vendor && { cloud: asMapping(vendor), origin: () => ({ kind: 'profile', name }) }
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
