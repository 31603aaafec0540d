import { MagnumError } from '../../errors'
import type { SettingsInput } from '../resolve-settings'
import type { Settings } from '../settings'

/** What the files say of a cloud: layers of settings, those that win first. */
export interface FileCloud {
  name: string | undefined
  layers: readonly Settings[]
  warnings: readonly string[]
}

/** Reads a cloud of clouds.yaml. */
export function readCloud(_input: SettingsInput, name: string | undefined): Promise<FileCloud> {
  if (name === undefined) return Promise.resolve({ name, layers: [], warnings: [] })
  return Promise.reject(new MagnumError('usage', `Cloud ${name} was not found.`))
}
