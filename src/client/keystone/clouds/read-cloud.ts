import { MagnumError } from '../../../foundation/errors'
import { nearest } from '../../../foundation/nearest'
import { environmentName, type Setting, type Settings } from '../settings'
import { ofService } from '../settings-table'
import { type ConfigFile, type Place, readConfigFile, type Reading } from './files'
import { layerOf, normalised } from './layer'
import { profilesOf } from './profiles'
import { isMapping, mappingAt, type Mapping, type Node } from './tree'

/** A cloud in the files. */
interface FileCloud {
  name: string | undefined
  /** Layers of settings, in order of precedence. */
  layers: readonly Settings[]
  warnings: readonly string[]
}

interface Files {
  clouds: Reading
  secure: Reading
}

/**
 * Reads the named or only cloud in clouds.yaml: secure.yaml overrides clouds.yaml, which overrides the profile.
 *
 * @param region the region requested by other means
 * @throws MagnumError `failed` for an unknown cloud or region, or several clouds without a choice
 */
export async function readCloud(
  place: Place,
  named: string | undefined,
  region: string | undefined,
): Promise<FileCloud> {
  const [clouds, secure] = await Promise.all([
    readConfigFile('clouds', place),
    readConfigFile('secure', place),
  ])
  const files = { clouds, secure }
  refuseNameOfVariables(files, environmentName(place.env))
  const warnings = [...clouds.warnings, ...secure.warnings, ...withoutClouds(clouds.file)]
  const name = named ?? onlyCloud(files)
  const common = [secure.file, clouds.file].map(cacheSetting)
  if (name === undefined) return { name, layers: common, warnings }
  const entries = [secure.file, clouds.file].flatMap((file) => entryOf(file, name))
  if (entries.length === 0) throw notFound(name, files)
  const cloud = new Map(entries.toReversed().flatMap((entry) => [...entry.cloud]))
  const { profiles, warnings: profileWarnings } = await profilesOf(cloud, place)
  const sources = [...entries, ...profiles]
  const chosen = regionLayers(name, sources, region)
  return {
    name,
    layers: [...chosen.layers, ...sources.map((source) => layerOf(source.cloud, source.origin)), ...common],
    warnings: [...warnings, ...profileWarnings, ...chosen.warnings],
  }
}

type Source = Awaited<ReturnType<typeof profilesOf>>['profiles'][number]

function entryOf(file: ConfigFile | undefined, name: string): Source[] {
  const node = mappingAt(file?.root, 'clouds').get(name)
  if (!file || !node) return []
  const cloud = requireMapping(file, name, node)
  const auth = cloud.get('auth')
  if (auth) requireMapping(file, 'auth', auth)
  return [{ cloud, origin: (line) => ({ kind: 'file', path: file.path, line }) }]
}

/** Takes null as an empty mapping. @throws MagnumError failed, if it is anything else */
function requireMapping({ path }: ConfigFile, key: string, { value = new Map(), line }: Node): Mapping {
  if (isMapping(value)) return value
  throw new MagnumError('failed', `${path}:${line}: ${key} is not a mapping`)
}

function regionLayers(
  name: string,
  sources: readonly Source[],
  wanted: string | undefined,
): { layers: Settings[]; warnings: string[] } {
  const entries = sources.map(({ cloud, origin }) => ({ cloud: normalised(cloud), origin }))
  const source = entries.find(({ cloud }) => cloud.has('regions') || cloud.has('region_name'))
  if (!source) return { layers: [], warnings: [] }
  const { region, warnings } = chooseRegion(name, source.cloud, wanted)
  if (!region) return { layers: [], warnings }
  const line = source.cloud.get('regions')?.line ?? source.cloud.get('region_name')?.line ?? 0
  const ofItsOwn = entries.some(({ cloud }) => ofService('region_name').some((key) => cloud.has(key)))
  const itself: Setting = { value: ofItsOwn ? '' : region.name, origin: source.origin(line) }
  const values = region.values ? layerOf(region.values, source.origin) : new Map<string, Setting>()
  return { layers: [new Map([['region_name', itself]]), values], warnings }
}

function cloudNames({ clouds, secure }: Files): string[] {
  const names = [clouds.file, secure.file].flatMap((file) => [...mappingAt(file?.root, 'clouds').keys()])
  return [...new Set(names)]
}

function onlyCloud(files: Files): string | undefined {
  const names = cloudNames(files)
  if (names.length < 2) return names[0]
  throw new MagnumError('failed', 'Several clouds are configured, and none is chosen', {
    hint: `Choose with --os-cloud or OS_CLOUD: ${names.join(', ')} (${files.clouds.file?.path ?? ''}).`,
  })
}

function notFound(name: string, files: Files): MagnumError {
  const names = cloudNames(files)
  const guess = nearest(name, names)
  const where = files.clouds.file?.path
  const tried = files.clouds.tried.filter((path) => path.endsWith('.yaml')).join(', ')
  const [unread] = files.clouds.warnings
  const known = where
    ? `${where} has: ${names.join(', ') || 'none'}.`
    : (unread?.replace('WARNING: ', '') ?? `There is no clouds.yaml; looked for ${tried}.`)
  return new MagnumError('failed', `Cloud ${name} was not found.`, {
    hint: guess ? `Did you mean ${guess}? ${known}` : known,
  })
}

function withoutClouds(file: ConfigFile | undefined): string[] {
  const clouds = file && isMapping(file.root.value) ? file.root.value.get('clouds') : undefined
  if (file && clouds) requireMapping(file, 'clouds', clouds)
  if (!file || clouds) return []
  return [`WARNING: ${file.path} has no "clouds" in it.`]
}

/** Such a file is ambiguous (openstacksdk, config/loader.py). */
function refuseNameOfVariables(files: Files, name: string): void {
  if (!cloudNames(files).includes(name)) return
  const path = files.clouds.file?.path ?? files.secure.file?.path ?? ''
  throw new MagnumError(
    'failed',
    `${path} has a cloud ${name}, the name of the one that the variables make`,
    {
      hint: 'Rename it, or give that of the variables another name with OS_CLOUD_NAME.',
    },
  )
}

/** `cache: {auth: true}` is at the top level and applies to all clouds. */
function cacheSetting(file: ConfigFile | undefined): Settings {
  const node = mappingAt(file?.root, 'cache').get('auth')
  if (!file || typeof node?.value !== 'string') return new Map()
  const origin = { kind: 'file', path: file.path, line: node.line } as const
  return new Map([['cache', { value: node.value, origin }]])
}

interface Region {
  name: string
  /** The values specific to this region, if any. */
  values: Mapping | undefined
}

/**
 * The region to use: the requested one, or the first that the cloud lists. A `region_name` alone is a list of one.
 *
 * @throws MagnumError `failed` for an unlisted region, like openstacksdk (config/loader.py, `_get_region`)
 */
function chooseRegion(
  cloudName: string,
  cloud: Mapping,
  wanted: string | undefined,
): { region: Region | undefined; warnings: string[] } {
  const { regions, warnings } = knownRegions(cloud)
  if (!wanted || regions.length === 0) return { region: regions[0], warnings }
  const region = regions.find(({ name }) => name === wanted)
  if (region) return { region, warnings }
  const names = regions.map(({ name }) => name).join(', ')
  throw new MagnumError(
    'failed',
    `Region ${wanted} is not a valid region name for cloud ${cloudName}. Valid choices are ${names}. ` +
      'Please note that region names are case sensitive.',
  )
}

function knownRegions(cloud: Mapping): { regions: Region[]; warnings: string[] } {
  const list = cloud.get('regions')?.value
  if (Array.isArray(list)) {
    const nodes: readonly Node[] = list
    return { regions: nodes.flatMap(readRegion), warnings: [] }
  }
  const written = cloud.get('region_name')?.value
  const names = typeof written === 'string' && written !== '' ? written.split(',') : []
  return {
    regions: names.map((name) => ({ name: name.trim(), values: undefined })),
    warnings:
      names.length > 1
        ? [
            'WARNING: a list in region_name is deprecated, use a YAML list under regions in clouds.yaml instead.',
          ]
        : [],
  }
}

function readRegion({ value, line }: Node): Region[] {
  if (typeof value === 'string') return [{ name: value, values: undefined }]
  if (!isMapping(value)) return []
  const name = value.get('name')?.value
  const values = value.get('values')?.value
  const foreign = [...value.keys()].find((key) => key !== 'name' && key !== 'values')
  if (typeof name !== 'string' || foreign !== undefined) {
    throw new MagnumError(
      'failed',
      `Invalid region in line ${line}: it has a name and values, and nothing else`,
    )
  }
  return [{ name, values: isMapping(values) ? values : undefined }]
}
