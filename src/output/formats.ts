import type { Format, Layout, Selection } from './format'

interface KnownFormat {
  /** Description in `magnum help formats`. */
  about: string
  /** Whether it does not support lists. */
  oneOnly?: true
  /** Loads the format on first use, because most commands need only one. */
  load: () => Promise<Format>
}

/** The formats of `-f`. To add one, add a file in formats/ and an entry here. */
export const formats = {
  table: {
    about: 'a table for people; the default',
    load: async () => (await import('./formats/table')).table,
  },
  json: {
    about: "an array of objects, or one object; names and types are the API's",
    load: async () => (await import('./formats/json')).json,
  },
  jsonl: {
    about: 'one object per line, printed page by page',
    load: async () => (await import('./formats/json')).jsonl,
  },
  yaml: { about: 'the same data as json', load: async () => (await import('./formats/yaml')).yaml },
  csv: {
    about: 'a header and one row per resource; --quote sets what is quoted',
    load: async () => (await import('./formats/csv')).csv,
  },
  value: {
    about: 'bare values: one line per row, or per attribute of one resource',
    load: async () => (await import('./formats/value')).value,
  },
  shell: {
    about: "NAME='value' lines for eval; --prefix sets a prefix for the names",
    oneOnly: true,
    load: async () => (await import('./formats/shell')).shell,
  },
} satisfies Record<string, KnownFormat>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

/** The formats that support lists. */
export const listFormatNames = formatNames.filter((name) => !('oneOnly' in formats[name]))

/** The output options given by the user. */
export interface OutputOptions extends Selection, Layout {
  /** Undefined if none was given. */
  format?: FormatName | undefined
}
