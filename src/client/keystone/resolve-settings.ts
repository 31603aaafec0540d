import type { Place } from './clouds/files'
import {
  type CloudOptions,
  environmentName,
  settingsFromEnvironment,
  settingsFromOptions,
  type CloudSettings,
  type Setting,
  type Settings,
  valueOf,
} from './settings'
import { loginSettings } from './settings-table'

/** `Place` is where clouds.yaml is searched. */
export interface SettingsInput extends Place {
  /** Values of the command line, under camelCase names: `cloud`, `authUrl`, `insecure`. */
  options: CloudOptions
  /** Defaults set by the user with `magnum config`. */
  preferred?: { cloud?: string | undefined; settings: Readonly<Record<string, string>> }
}

/**
 * Resolves the settings of a cloud, in order of precedence: option, environment, secure.yaml, clouds.yaml, vendor
 * profile, `magnum config`, default, like OpenStack's shells (keystoneauth, loading/opts.py). Files are read only if a
 * cloud is named, or if nothing else says where to log in.
 *
 * @throws MagnumError `failed` for a cloud, region or file that does not exist
 */
export async function resolveSettings(input: SettingsInput): Promise<CloudSettings> {
  const options = settingsFromOptions(input.options)
  const environment = settingsFromEnvironment(input.env)
  const given = merge([options, environment])
  const preferred = preferredSettings(input)
  const named = namedCloud(input, environment)
  if (named === undefined && saysWhere(given)) {
    return { cloud: undefined, settings: withDefaults(merge([given, preferred])), warnings: [] }
  }
  const name = named ?? input.preferred?.cloud
  const { readCloud } = await import('./clouds/read-cloud')
  const { expandPlaceholders } = await import('./clouds/layer')
  const cloud = await readCloud(input, name, valueOf(given, 'region_name'))
  return {
    cloud: cloud.name,
    settings: withDefaults(expandPlaceholders(merge([options, environment, ...cloud.layers, preferred]))),
    warnings: cloud.warnings,
  }
}

/** The variables also define a cloud, named envvars (openstacksdk, config/loader.py). */
function namedCloud({ options, env }: SettingsInput, environment: Settings): string | undefined {
  const option = options['cloud']
  const name = typeof option === 'string' && option ? option : env['OS_CLOUD'] || undefined
  return name === environmentName(env) && saysWhere(environment) ? undefined : name
}

function preferredSettings({ preferred }: SettingsInput): Settings {
  const values = Object.entries(preferred?.settings ?? {})
  return new Map(values.map(([name, value]) => [name, { value, origin: { kind: 'preference' } }]))
}

function saysWhere(given: Settings): boolean {
  return ['auth_url', 'endpoint_override', 'endpoint'].some((name) => valueOf(given, name))
}

/**
 * Merges layers: the first non-empty value wins. A name hides the ID of a later layer, so that a project given by name
 * overrides the ID in clouds.yaml.
 */
function merge(layers: readonly Settings[]): Settings {
  const merged = new Map<string, Setting>()
  for (const layer of layers) {
    const earlier = new Set(merged.keys())
    for (const [name, setting] of layer) {
      const hidden = earlier.has(name) || earlier.has(twinOf(name) ?? '')
      if (setting.value !== '' && !hidden) merged.set(name, setting)
    }
  }
  return merged
}

/** The alternative name of a setting: name for id, or id for name. */
function twinOf(name: string): string | undefined {
  const row = loginSettings.find(({ name: id, twin }) => twin && (id === name || twin === name))
  return row?.name === name ? row.twin : row?.name
}

function withDefaults(settings: Settings): Settings {
  const byDefault = (value: string): Setting => ({ value, origin: { kind: 'default' } })
  const filled = new Map(settings)
  const fill = (name: string, value: string) => {
    if (!filled.has(name)) filled.set(name, byDefault(value))
  }
  fill('interface', 'public')
  fill('service_type', 'container-infra')
  return withDomains(filled)
}

/**
 * With a project, `domain_id` is the domain of user and project (openstacksdk, loader.py, `_handle_domain_id`); missing
 * domains are the default one (osc_lib, client_config.py, `_auth_default_domain`).
 */
function withDomains(settings: Settings): Settings {
  const filled = new Map(settings)
  const fallback: Setting = filled.get('default_domain_id') ?? {
    value: 'default',
    origin: { kind: 'default' },
  }
  const hasProject = filled.has('project_id') || filled.has('project_name')
  for (const part of ['id', 'name']) {
    const domain = filled.get(`domain_${part}`)
    if (!hasProject || !domain) continue
    for (const owner of ['user', 'project']) {
      const name = `${owner}_domain_${part}`
      if (!filled.has(name)) filled.set(name, domain)
    }
    filled.delete(`domain_${part}`)
  }
  const needs: [string, string][] = [
    ['username', 'user_domain'],
    ['project_name', 'project_domain'],
  ]
  for (const [name, domain] of needs) {
    if (!filled.has(name) || filled.has(`${domain}_id`) || filled.has(`${domain}_name`)) continue
    const byName = filled.get('default_domain_name')
    if (byName) filled.set(`${domain}_name`, byName)
    else filled.set(`${domain}_id`, fallback)
  }
  return filled
}
