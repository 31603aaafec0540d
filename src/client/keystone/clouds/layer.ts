import type { Origin, Setting, Settings } from '../settings'
import { isSecret, loginSettings, namesOf } from '../settings-table'
import { isMapping, type Mapping, type Node } from './tree'

/** The settings in a mapping of a file. A top-level value overrides the one in `auth`. */
export function layerOf(cloud: Mapping, origin: (line: number) => Origin): Settings {
  const entries = normalised(cloud)
  const auth = entries.get('auth')?.value
  const inAuth = isMapping(auth) ? normalised(auth) : new Map<string, Node>()
  const found = new Map<string, Setting>()
  for (const row of loginSettings) {
    const { name } = row
    const node = [entries, inAuth].flatMap((source) =>
      namesOf(row).flatMap((key) => source.get(key) ?? []),
    )[0]
    const value = node && text(name, node)
    if (node && value !== undefined) found.set(name, { value, origin: origin(node.line) })
  }
  return found
}

/**
 * Replaces placeholders such as `https://{region_name}.cloud.example` by other settings; not in secrets, and not those
 * with unknown names.
 */
export function expandPlaceholders(settings: Settings): Settings {
  return new Map(
    [...settings].map(([name, setting]) => {
      if (isSecret(name) || setting.origin.kind === 'option' || setting.origin.kind === 'variable') {
        return [name, setting]
      }
      const value = setting.value.replace(
        /\{(\w+)\}/g,
        (placeholder, key: string) => settings.get(key)?.value ?? placeholder,
      )
      return [name, { ...setting, value }]
    }),
  )
}

/** Keys may be written with hyphens (openstacksdk, config/_util.py, `normalize_keys`). */
export function normalised(mapping: Mapping): Mapping {
  return new Map([...mapping].map(([key, node]) => [key.replaceAll('-', '_'), node]))
}

function text(name: string, { value }: Node): string | undefined {
  // Unlike for other settings, null and '' have a meaning for `auth_type`: no login.
  if (name === 'auth_type') return typeof value === 'string' && value !== '' ? value : 'none'
  // `container_infra_api_version: 1` selects the API, not a microversion (openstacksdk, cloud_region.py).
  if (name === 'api_version' && typeof value === 'string' && /^\d+(\.0)?$/.test(value)) return undefined
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return undefined
  const items: readonly Node[] = value
  return items.flatMap((item) => (typeof item.value === 'string' ? item.value : [])).join(',')
}
