import type { Tags } from 'yaml'
import { Float, type Row, type Value } from '../../foundation/json'
import { selected } from '../columns'
import type { Format, TitledColumn } from '../format'
import { escapeSerialised, isHostile } from '../sanitise'

/** A sequence of mappings, or a mapping. Strings are quoted where YAML 1.1 would read something else. */
export const yaml: Format = {
  async *list({ columns, parts }) {
    const writePlain = plainWriter(columns)
    let empty = true
    for await (const rows of parts) {
      empty = false
      const items = rows.map(writePlain)
      const serialise = items.includes(undefined) ? await loadSerialiser() : undefined
      yield rows.map((row, index) => items[index] ?? serialise?.([selected(row, columns)]) ?? '').join('')
    }
    if (empty) yield '[]\n'
  },

  async *record(record) {
    yield (await loadSerialiser())(record)
  },
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const plainWord = /^(?!(y|yes|n|no|true|false|on|off|null)$)[a-z][a-z0-9_./-]*$/i

/**
 * Writes the items of a list that hold nothing but words which need no quotes, UUIDs, integers, booleans and null, as
 * most do; gives undefined for others. The package takes a hundred times as long.
 */
function plainWriter(columns: readonly TitledColumn[]): (row: Row) => string | undefined {
  if (!columns.every(({ key }) => plainWord.test(key))) return () => undefined
  return (row) => {
    let item = ''
    for (const { key, of } of columns) {
      const value = of(row) ?? null
      if (!isPlain(value)) return undefined
      item += `${item === '' ? '- ' : '  '}${key}: ${value}\n`
    }
    return item
  }
}

function isPlain(value: Value): value is string | number | boolean | null {
  if (typeof value === 'string') return plainWord.test(value) || uuid.test(value)
  return value === null || typeof value === 'boolean' || Number.isSafeInteger(value)
}

/** No key of the API merges anything; with this tag the package would write the string `<<` without quotes. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge')
}

async function loadSerialiser(): Promise<(value: Row | Value) => string> {
  const { Document, Scalar, visit } = await import('yaml')
  const withPoint = (value: unknown) =>
    value instanceof Float ? Object.assign(new Scalar(Number(value)), { minFractionDigits: 1 }) : value
  return (value) => {
    // PyYAML and most of what reads kubeconfigs speak 1.1, where `no` and `12:30` are no strings.
    const document = new Document(value, (_key, each) => withPoint(each), {
      version: '1.1',
      customTags: withoutMerge,
      aliasDuplicateObjects: false,
    })
    visit(document, {
      Scalar(_key, node) {
        if (typeof node.value !== 'string' || !needsQuotes(node.value)) return
        node.type = Scalar.QUOTE_DOUBLE
        // Half a surrogate pair cannot be written in YAML, not even escaped.
        node.value = node.value.replace(/\p{Cs}/gu, '\ufffd')
      },
    })
    return escapeSerialised(document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity }))
  }
}

/** Alone, `=` and `<<` are YAML 1.1's default value and merge key; PyYAML fails on them where the package sees strings. */
function needsQuotes(text: string): boolean {
  return text === '=' || text === '<<' || isHostile(text)
}
