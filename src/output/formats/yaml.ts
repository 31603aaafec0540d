import type { Value } from '../../json'
import { selectRow } from '../columns'
import type { Format } from '../format'
import { escapeSerialised, isHostile } from '../sanitise'

/** A sequence of mappings, or a mapping. Strings are quoted where YAML 1.1 would read something else. */
export const yaml: Format = {
  async *list({ columns, pages }) {
    const serialise = await loadSerialiser()
    let empty = true
    for await (const page of pages) {
      if (page.length === 0) continue
      empty = false
      yield serialise(page.map((row) => selectRow(row, columns)))
    }
    if (empty) yield '[]\n'
  },

  async *record(record) {
    yield (await loadSerialiser())({ ...record })
  },
}

async function loadSerialiser(): Promise<(value: Value) => string> {
  const { Document, Scalar, visit } = await import('yaml')
  return (value) => {
    // PyYAML and most of what reads kubeconfigs speak 1.1, where `no` and `12:30` are no strings.
    const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
    visit(document, {
      Scalar(_key, node) {
        if (typeof node.value === 'string' && needsQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE
      },
    })
    return escapeSerialised(document.toString({ lineWidth: 0 }))
  }
}

/** `=` alone is YAML 1.1's default value, which the package does not know of. */
function needsQuotes(text: string): boolean {
  return text === '=' || isHostile(text)
}
