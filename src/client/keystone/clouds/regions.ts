import { MagnumError } from '../../../foundation/errors'
import { isMapping, type Mapping, type Node } from './tree'

interface Region {
  name: string
  /** What is different in this region; undefined where nothing is. */
  values: Mapping | undefined
}

/**
 * The region to use, of those that a cloud lists: the one that is asked for, or the first. A `region_name` alone
 * is a list of one.
 *
 * @throws MagnumError `failed` where another is asked for, as openstacksdk does (config/loader.py, `_get_region`)
 */
export function chooseRegion(
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
