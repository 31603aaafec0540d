import { choice, flag, integer, text } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import type { Row } from '../../foundation/json'
import { peek } from '../../foundation/pages'
import type { Column } from '../../output/result'

export const watchOption = {
  watch: flag('--watch', { help: 'Refresh every few seconds until Ctrl-C', added: true }),
}

/** What every list takes. */
export const pagingOptions = {
  limit: integer('--limit', { help: 'Maximum number to list (0: all)' }),
  sortKey: text('--sort-key', { help: 'Attribute to sort by', completes: 'column' }),
  ...watchOption,
  sortDir: choice('--sort-dir', ['desc', 'asc'], { help: 'Sort ascending or descending' }),
}

export const markerOption = {
  marker: text('--marker', { help: 'Start after the resource with this UUID' }),
}

export const fieldsOption = {
  fields: text('--fields', {
    help: 'Additional attributes to show, separated by commas',
    completes: 'column',
  }),
}

/**
 * The columns that `--fields` adds. As in the old client, names are checked against the first row, so that an
 * empty list takes any, and a name that is shown already is passed over.
 */
export async function withFields(
  columns: readonly string[],
  fields: string | undefined,
  pages: AsyncIterable<readonly Row[]>,
): Promise<{ columns: Column[]; pages: AsyncIterable<readonly Row[]> }> {
  if (fields === undefined || fields === '') return { columns: [...columns], pages }
  const peeked = await peek(pages)
  const first = peeked.first?.[0]
  if (!first) return { columns: [...columns], pages: peeked.pages }
  const names = fields.split(',')
  const keyOf = (name: string) => (Object.hasOwn(first, name) ? name : (oldNames[name] ?? name))
  const missing = names.filter((name) => !Object.hasOwn(first, keyOf(name)))
  if (missing.length > 0) {
    throw new MagnumError('usage', `Non-existent fields are specified: ['${missing.join("', '")}']`, {
      hint: `There are: ${Object.keys(first).join(', ')}`,
    })
  }
  const added = [...new Set(names)].filter((name) => !columns.includes(name))
  const further = added.map((name) => ({ key: keyOf(name), title: titleOf(name) }))
  return { columns: [...columns, ...further], pages: peeked.pages }
}

/** Of the times of bays (python-magnumclient 2.3.1). */
const oldNames: Readonly<Record<string, string>> = { baymodel_id: 'cluster_template_id' }

/** `stack_id` is headed `Stack Id`: cliutils._format_field_name of python-magnumclient 4.0.0. */
function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ')
  if (words !== words.toLowerCase() && words !== words.toUpperCase()) return words
  return words.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
}
