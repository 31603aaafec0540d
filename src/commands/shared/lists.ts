import { choice, flag, integer, text, texts } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import type { Row, Value } from '../../foundation/json'
import { allOf, peek, series } from '../../foundation/pages'
import type { Column } from '../../output/result'
import { coesOfApi } from '../../catalogue/drivers'
import { statuses } from '../../catalogue/statuses'
import type { MagnumClient } from '../../client/magnum/client'

export const watchOption = {
  watch: flag('--watch', { help: 'Refresh every few seconds until Ctrl-C', added: true }),
}

/** Options of every list. */
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
 * Adds the columns of `--fields`. As in the old client, names are checked against the first row, so an empty list
 * accepts any name, and columns already shown are skipped.
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
      hint: `Available fields: ${Object.keys(first).join(', ')}`,
    })
  }
  const added = [...new Set(names)].filter((name) => !columns.includes(name))
  const further = added.map((name) => ({ key: keyOf(name), title: titleOf(name) }))
  return { columns: [...columns, ...further], pages: peeked.pages }
}

/** Attribute names from when clusters were called bays (python-magnumclient 2.3.1). */
const oldNames: Readonly<Record<string, string>> = { baymodel_id: 'cluster_template_id' }

/** `stack_id` becomes `Stack Id`: cliutils._format_field_name of python-magnumclient 4.0.0. */
function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ')
  if (words !== words.toLowerCase() && words !== words.toUpperCase()) return words
  return words.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
}

/* List filters. The service has none: all pages are read, and `--limit` counts the matches. */

export const nameFilter = {
  name: text('--name', {
    help: "Show only names that match a pattern such as 'prod-*'",
    metavar: '<pattern>',
    added: true,
  }),
}
export const statusFilter = {
  status: texts('--status', {
    help: 'Show only this status; can be repeated',
    metavar: '<status>',
    choices: statuses,
    added: true,
  }),
}
export const coeFilter = {
  coe: choice('--coe', coesOfApi, {
    help: 'Show only this container orchestration engine',
    metavar: '<coe>',
    added: true,
  }),
}
export const templateFilter = {
  template: text('--template', {
    help: 'Show only clusters of this template (name or UUID)',
    metavar: '<cluster-template>',
    completes: 'cluster-template',
    added: true,
  }),
}

type Test = (row: Row) => boolean

/** Lists the rows that pass every test. */
export function filteredList<T extends Row, O extends { readonly limit: number | undefined }>(
  list: (options: O) => AsyncIterable<readonly T[]>,
  options: O,
  tests: readonly Test[],
): AsyncIterable<readonly T[]> {
  if (tests.length === 0) return list(options)
  const { limit } = options
  const pages = list({ ...options, limit: undefined })
  return series(() => {
    const iterator = pages[Symbol.asyncIterator]()
    let left = limit ? Math.max(limit, 1) : Infinity
    return async () => {
      const page = left > 0 ? await iterator.next() : undefined
      if (page === undefined || page.done === true) return undefined
      const rows = page.value.filter((row) => tests.every((test) => test(row))).slice(0, left)
      left -= rows.length
      return rows
    }
  })
}

/** The tests for the filters given. */
export function rowTests(args: {
  readonly name?: string | undefined
  readonly status?: readonly string[]
  readonly coe?: string | undefined
}): Test[] {
  const { name, status = [], coe } = args
  return [
    ...(name === undefined ? [] : [matches('name', globPattern(name))]),
    ...(status.length === 0 ? [] : [isOneOf('status', status)]),
    ...(coe === undefined ? [] : [isOneOf('coe', [coe])]),
  ]
}

/** The tests for clusters by template or COE. A cluster has only the UUID of its template. */
export async function templateTests(
  { template, coe }: { readonly template: string | undefined; readonly coe: string | undefined },
  magnum: MagnumClient,
): Promise<Test[]> {
  const tests: Test[] = []
  if (template !== undefined) {
    const { uuid } = await magnum.clusterTemplates.get(template)
    tests.push(isOneOf('cluster_template_id', [uuid]))
  }
  if (coe !== undefined) {
    const templates = await allOf(magnum.clusterTemplates.list())
    const uuids = templates.filter((each) => each.coe === coe).map(({ uuid }) => uuid)
    tests.push(isOneOf('cluster_template_id', uuids))
  }
  return tests
}

function isOneOf(attribute: string, values: readonly string[]): Test {
  const wanted = new Set<Value | undefined>(values)
  return (row) => wanted.has(row[attribute])
}

function matches(attribute: string, pattern: RegExp): Test {
  return ({ [attribute]: value }) => typeof value === 'string' && pattern.test(value)
}

/**
 * `*` matches any characters, `?` a single one. Each part between two stars is matched only where it first occurs,
 * which is sufficient and keeps the time linear: `(?=(…))\1` is an atomic group.
 */
function globPattern(glob: string): RegExp {
  const [first = '', ...rest] = glob
    .split(/\*+/)
    .map((part) => part.replace(/[\\^$.+()[\]{}|]/g, '\\$&').replaceAll('?', '.'))
  const last = rest.pop()
  const middle = rest.map((part, index) => `(?=(.*?${part}))\\${index + 1}`).join('')
  return new RegExp(`^${first}${middle}${last === undefined ? '' : `.*${last}`}$`, 'su')
}
