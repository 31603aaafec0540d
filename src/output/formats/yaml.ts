import { Float, type Row, type Value } from '../../foundation/json'
import { selected } from '../columns'
import type { Format, TitledColumn } from '../format'
import { isHostile, visibleLines } from '../sanitise'
import { lengthLimit } from '../too-long'

/** A sequence of mappings, or a mapping. Quotes strings that YAML 1.1 would interpret as another type. */
export const yaml: Format = {
  async *list({ columns, parts }) {
    const writePlain = plainWriter(columns)
    const limit = lengthLimit('-f yaml', mostSerialised)
    let empty = true
    for await (const rows of parts) {
      empty = false
      const items = rows.map(writePlain)
      const serialise = items.includes(undefined) ? await loadSerialiser() : undefined
      const other = (row: Row) => {
        const item = selected(row, columns)
        limit(item, true)
        return serialise?.([item]) ?? ''
      }
      yield rows.map((row, index) => items[index] ?? other(row)).join('')
    }
    if (empty) yield '[]\n'
  },

  async *record(record) {
    lengthLimit('-f yaml')(record)
    yield (await loadSerialiser())(record)
  },
}

/** Characters that the package writes in about a second. */
const mostSerialised = 2 ** 23

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const plainWord = /^(?!(y|yes|n|no|true|false|on|off|null)$)[a-z][a-z0-9_./-]*(?: [a-z0-9_./-]+)*$/i

/**
 * Writes list items whose values are words without quotes, UUIDs, integers, booleans and null, which most are, a
 * hundred times faster than the package. Returns undefined for others.
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

async function loadSerialiser(): Promise<(value: Row | Value) => string> {
  const { Document, Scalar, visit } = await import('yaml')
  const { withoutMerge } = await import('../../foundation/yaml')
  const withPoint = (value: unknown) =>
    value instanceof Float ? Object.assign(new Scalar(Number(value)), { minFractionDigits: 1 }) : value
  return (value) => {
    // PyYAML and most readers of kubeconfigs use YAML 1.1, where `no` and `12:30` are not strings.
    const document = new Document(value, (_key, each) => withPoint(each), {
      version: '1.1',
      customTags: withoutMerge,
      aliasDuplicateObjects: false,
    })
    visit(document, {
      Scalar(_key, node) {
        if (typeof node.value !== 'string' || !needsQuotes(node.value)) return
        node.type = Scalar.QUOTE_DOUBLE
        // YAML cannot represent a lone surrogate, even escaped.
        node.value = node.value.toWellFormed()
      },
    })
    return visibleLines(document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity }))
  }
}

/** `=` and `<<` are YAML 1.1's default value and merge key: PyYAML fails on them, the package leaves them unquoted. */
function needsQuotes(text: string): boolean {
  return text === '=' || text === '<<' || isHostile(text)
}
