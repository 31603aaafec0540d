import { MagnumError, fileError, systemErrorCode } from '../../../foundation/errors'
import type { Environment } from '../../../foundation/host'
import { readNamedFile } from '../../../foundation/named-file'
import { isMapping, mappingAt, type Node, parseTree } from './tree'

/** Where files are searched. */
export interface Place {
  env: Environment
  cwd: string
  home: string
  platform?: NodeJS.Platform
  /** Downloads a vendor profile; without it, profiles at a URL are not supported. */
  fetchProfile?: (url: string) => Promise<string>
}

export interface ConfigFile {
  path: string
  root: Node
}

export interface Reading {
  /** Undefined if there is no such file. */
  file: ConfigFile | undefined
  /** All paths tried. */
  tried: readonly string[]
  warnings: readonly string[]
}

/** Maximum size of a file in bytes, which takes the parser some seconds. */
const mostBytes = 2 ** 20

type Kind = 'clouds' | 'secure' | 'clouds-public'

const overrides: Readonly<Partial<Record<Kind, string>>> = {
  clouds: 'OS_CLIENT_CONFIG_FILE',
  secure: 'OS_CLIENT_SECURE_FILE',
}

/**
 * Reads the first readable file of a kind; files of one kind are never merged (openstacksdk,
 * config/loader.py, `_load_yaml_json_file`).
 *
 * @throws MagnumError `failed` with line and column for invalid YAML, or if it is not a mapping
 */
export async function readConfigFile(kind: Kind, place: Place): Promise<Reading> {
  const tried = candidates(kind, place)
  const warnings: string[] = []
  const warn = (text: string) => void warnings.push(`WARNING: ${text}`)
  for (const path of tried) {
    const bytes = await bytesOf(path, warn)
    if (bytes) return { file: { path, root: parseFile(path, decode(path, bytes), warn) }, tried, warnings }
  }
  return { file: undefined, tried, warnings }
}

/** Rejects other encodings, like openstacksdk: replacement characters would change a password. */
function decode(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const before = bytes.toString().split('\ufffd', 1).join('').split('\n')
    const where = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
    throw new MagnumError('failed', `${path} is not UTF-8 text: ${where}`, { cause })
  }
}

function parseFile(path: string, text: string, warn: (text: string) => void): Node {
  const root = parse(path, text, warn)
  if (isMapping(root.value)) return root
  throw new MagnumError('failed', `Configuration file ${path} is empty or not a mapping`)
}

function parse(path: string, text: string, warn: (text: string) => void): Node {
  try {
    return parseTree(text, (key, line) =>
      warn(`${path}:${line}: ${key} is there twice in one mapping; the last one counts.`),
    )
  } catch (cause) {
    throw new MagnumError('failed', `${path} is not valid YAML: ${messageOf(cause)}`, { cause })
  }
}

/** The names of the clouds in clouds.yaml and secure.yaml, in order. */
export async function listClouds(place: Place): Promise<string[]> {
  const readings = await Promise.all([readConfigFile('clouds', place), readConfigFile('secure', place)])
  return [...new Set(readings.flatMap(({ file }) => [...mappingAt(file?.root, 'clouds').keys()]))]
}

function candidates(kind: Kind, place: Place): string[] {
  const variable = overrides[kind]
  const override = variable && place.env[variable]
  const named = folders(place).flatMap((folder) =>
    ['yaml', 'yml', 'json'].map((extension) => `${folder}/${kind}.${extension}`),
  )
  return [...new Set(override ? [override, ...named] : named)]
}

function folders({ env, cwd, home, platform }: Place): string[] {
  const user =
    platform === 'darwin'
      ? `${home}/Library/Application Support`
      : env['XDG_CONFIG_HOME'] || `${home}/.config`
  const site = platform === 'darwin' ? '/Library/Application Support' : env['XDG_CONFIG_DIRS'] || '/etc/xdg'
  return [
    cwd,
    `${user}/openstack`,
    `${env['SNAP_REAL_HOME'] || home}/.config/openstack`,
    ...site.split(':').map((folder) => `${folder}/openstack`),
    '/etc/openstack',
  ]
}

/** Undefined for a missing file, or with a warning for an unreadable one: the next one may be readable. */
async function bytesOf(path: string, warn: (text: string) => void): Promise<Buffer | undefined> {
  try {
    return await readNamedFile(path, { limit: mostBytes })
  } catch (error) {
    const code = systemErrorCode(error)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') warn(`${messageOf(fileError(error, `read ${path}`))}.`)
    return undefined
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
