import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Context } from '../../cli/context'
import { texts } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import { parseJson, stringifyJson } from '../../foundation/exact-json'
import { isObject } from '../../foundation/json'
import type { Taint } from '../../client/magnum/nodegroups'
import { features } from '../../client/magnum/microversions'

export const labelsOption = texts('--labels', {
  help: 'Labels, as KEY=VALUE,KEY=VALUE or one per --labels',
  metavar: '<KEY1=VALUE1,KEY2=VALUE2;KEY3=VALUE3...>',
  completes: 'label',
})

/**
 * Parses labels like the old client (magnumclient/common/utils.py, handle_labels): a single word with several `=` is
 * split at `,` and `;`; of several words, each is one label and keeps its commas; a repeated key gets all its values,
 * comma-separated. `mesos_slave_executor_env_file` names a JSON file whose content is sent too.
 *
 * @param what what they are, for messages
 * @throws MagnumError usage, if a label has no `=` or the file cannot be read
 */
export function readLabels(words: readonly string[], what = 'labels'): Record<string, string> {
  const labels = keyValues(words, what)
  const file = labels.get('mesos_slave_executor_env_file')
  if (file !== undefined) labels.set('mesos_slave_executor_env_variables', pythonJson(readJsonFile(file)))
  return Object.fromEntries(labels)
}

const commaHint =
  'If a value contains a comma, give each label its own option: --labels KEY=VALUE,VALUE --labels KEY=VALUE'

/** With `--dry-run`, shows the labels that the new resource will have, including inherited ones. */
export function noteLabels(
  what: string,
  labels: Readonly<Record<string, unknown>> | null | undefined,
  { note }: Pick<Context, 'note'>,
): void {
  note(`Labels of the ${what}: ${stringifyJson(labels ?? {}, 2)}`)
}

/** Parses KEY=VALUE words by the rules above. */
export function keyValues(words: readonly string[], what: string): Map<string, string> {
  const [only] = words
  const several = words.length === 1 && only !== undefined && only.split('=').length > 2
  const pairs = several ? only.split(/[,;]/) : words
  const values = new Map<string, string>()
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals < 0) {
      throw new MagnumError('usage', `${what} must be a list of KEY=VALUE not ${pair}`, {
        hint: several ? commaHint : undefined,
      })
    }
    const key = pair.slice(0, equals)
    const value = pair.slice(equals + 1)
    const before = values.get(key)
    values.set(key, before === undefined ? value : `${before},${value}`)
  }
  return values
}

/** In bytes: far more than a server accepts in a request. */
const largestJson = 2 ** 20

function readJsonFile(path: string): unknown {
  let content: string
  try {
    content = readRegularFile(path)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new MagnumError('usage', `Cannot get JSON from file '${path}': ${reason}`, { cause })
  }
  try {
    return parseJson(content)
  } catch (cause) {
    throw new MagnumError('usage', `The file '${path}' is not JSON`, { cause })
  }
}

/** Reads no FIFO or device, which may never end. */
function readRegularFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const entry = fstatSync(file)
    if (entry.size > largestJson) throw new Error(`it is larger than ${largestJson / 2 ** 20} MiB`)
    if (!entry.isFile() && !entry.isDirectory()) throw new Error('it is not a file')
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

/** JSON with the whitespace of Python's `json.dumps`, as the old client sends it. */
function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${asciiJson(key)}: ${pythonJson(each)}`)
      .join(', ')}}`
  }
  return asciiJson(value)
}

function asciiJson(value: unknown): string {
  return stringifyJson(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Kubernetes labels and taints of the nodes of a node group. */
export const nodeOptions = nodeOptionsWith('')
export const replacingNodeOptions = nodeOptionsWith("; replaces the existing ones, '' removes them")

function nodeOptionsWith(note: string) {
  return {
    nodeLabels: texts('--node-labels', {
      help: `Kubernetes labels of the nodes, as KEY=VALUE,KEY=VALUE or one per option${note}`,
      metavar: '<KEY1=VALUE1,KEY2=VALUE2...>',
      microversion: features.nodeLabels.floor,
    }),
    nodeTaints: texts('--node-taints', {
      help: `Kubernetes taints of the nodes, as KEY=VALUE:EFFECT,KEY:EFFECT or one per option${note}`,
      metavar: '<KEY1=VALUE1:EFFECT1,KEY2:EFFECT2...>',
      microversion: features.nodeLabels.floor,
    }),
  }
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const

export function readNodeOptions(args: {
  readonly nodeLabels: readonly string[]
  readonly nodeTaints: readonly string[]
}): { node_labels?: Record<string, string>; node_taints?: Taint[] } {
  const labels = Object.fromEntries(keyValues(args.nodeLabels.filter(isFilled), '--node-labels'))
  return {
    ...(args.nodeLabels.length === 0 ? {} : { node_labels: labels }),
    ...(args.nodeTaints.length === 0 ? {} : { node_taints: readTaints(args.nodeTaints.filter(isFilled)) }),
  }
}

/** An empty word is no label; given alone, it removes the existing ones. */
const isFilled = (word: string) => word !== ''

/** Parses `KEY[=VALUE]:EFFECT`, split at the last `:`; a single word may hold several taints. */
function readTaints(words: readonly string[]): Taint[] {
  const [only] = words
  const taints = words.length === 1 && only !== undefined ? only.split(/[,;]/) : words
  return taints.map((taint) => {
    const colon = taint.lastIndexOf(':')
    const effect = effects.find((known) => known === taint.slice(colon + 1))
    if (colon < 1 || effect === undefined) {
      throw new MagnumError(
        'usage',
        `a taint must be KEY[=VALUE]:EFFECT, with EFFECT one of ${effects.join(', ')}, not ${taint}`,
      )
    }
    const [key = '', ...value] = taint.slice(0, colon).split('=')
    return { key, effect, ...(value.length === 0 ? {} : { value: value.join('=') }) }
  })
}
