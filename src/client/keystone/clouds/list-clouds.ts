import { type Place, readConfigFile } from './files'
import { mappingAt } from './tree'

/** The names of the clouds in clouds.yaml and secure.yaml, in their order. */
export async function listClouds(place: Place): Promise<string[]> {
  const readings = await Promise.all([readConfigFile('clouds', place), readConfigFile('secure', place)])
  return [...new Set(readings.flatMap(({ file }) => [...mappingAt(file?.root, 'clouds').keys()]))]
}
