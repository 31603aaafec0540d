import { readFileSync } from 'node:fs'
import type { Context } from '../../cli/context'
import { texts } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import { parseJson, stringifyJson } from '../../foundation/exact-json'
import { isObject } from '../../foundation/json'

export const labelsOption = texts('--labels', {
  help: 'Labels, as KEY=VALUE,KEY=VALUE or one for each --labels',
  metavar: '<KEY1=VALUE1,KEY2=VALUE2;KEY3=VALUE3...>',
  completes: 'label',
})

/**
 * Labels as the old client reads them (magnumclient/common/utils.py, handle_labels): a single word with
 * several `=` is split at `,` and `;`; of several words each is one label and keeps its commas; the values of
 * a repeated key are joined by a comma. `mesos_slave_executor_env_file` names a JSON file to be sent along.
 *
 * @throws MagnumError usage, where a label has no `=` or the file cannot be read
 */
export function readLabels(words: readonly string[]): Record<string, string> {
  const labels = keyValues(words, 'labels')
  const file = labels.get('mesos_slave_executor_env_file')
  if (file !== undefined) labels.set('mesos_slave_executor_env_variables', pythonJson(readJsonFile(file)))
  return Object.fromEntries(labels)
}

const commaHint =
  'If a value contains a comma, give each label its own option: --labels KEY=VALUE,VALUE --labels KEY=VALUE'

/** With `--dry-run`, shows the labels that something will have, its own and those that it inherits. */
export function noteLabels(
  what: string,
  labels: Readonly<Record<string, unknown>> | null | undefined,
  { note }: Pick<Context, 'note'>,
): void {
  note(`Labels of the ${what}: ${stringifyJson(labels ?? {}, 2)}`)
}

/** Words of the form KEY=VALUE, by the rules above. */
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

function readJsonFile(path: string): unknown {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
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

/** JSON with the spaces that Python's json.dumps puts between things, as the service has always been sent it. */
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
