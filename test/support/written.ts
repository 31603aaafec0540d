import type { Row } from '../../src/foundation/json'
import type { Destination } from '../../src/output/format'
import type { OutputOptions } from '../../src/output/formats'
import type { Column, ListResult, Result } from '../../src/output/result'
import { writeResult } from '../../src/output/write'

/** The output of `writeResult`. */
export async function written(
  result: Result,
  options: Partial<OutputOptions> = {},
  to: Partial<Destination> = {},
): Promise<string> {
  const chunks: string[] = []
  const defaults: OutputOptions = {
    columns: [],
    sortColumns: [],
    sortDescending: false,
    noindent: false,
    quote: 'nonnumeric',
    maxWidth: 0,
    fitWidth: false,
    prefix: '',
  }
  await writeResult(
    result,
    { ...defaults, ...options },
    {
      isTerminal: false,
      columns: undefined,
      colour: false,
      ...to,
      write: (text, { decorate = (harmless) => harmless }) =>
        Promise.resolve(void chunks.push(decorate(text))),
    },
  )
  return chunks.join('')
}

/** A result that lists rows in pages. */
export function listOf(columns: readonly Column[], ...pages: Row[][]): ListResult {
  return { kind: 'list', columns, pages: inOrder(pages) }
}

async function* inOrder<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item)
}
