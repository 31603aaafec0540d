import type { Format, Layout, Selection } from './format'

interface KnownFormat {
  /** What `magnum help formats` says of it. */
  about: string
  /** Not for lists. */
  oneOnly?: true
  /** Most commands write one format: each is loaded when it is asked for. */
  load: () => Promise<Format>
}

/** Every format of `-f`. A new one is a file beside these, and a line here. */
export const formats = {
  table: {
    about: 'a frame for people; the default',
    load: async () => (await import('./formats/table')).table,
  },
  json: {
    about: "an array of objects, or one object; names and types are the API's",
    load: async () => (await import('./formats/json')).json,
  },
  jsonl: {
    about: 'one object a line, printed page by page',
    load: async () => (await import('./formats/json')).jsonl,
  },
  yaml: { about: 'the same data as json', load: async () => (await import('./formats/yaml')).yaml },
  csv: {
    about: 'a header and a row for each resource; --quote says what is quoted',
    load: async () => (await import('./formats/csv')).csv,
  },
  value: {
    about: 'bare values: of a list one row a line, of one resource one a line',
    load: async () => (await import('./formats/value')).value,
  },
  shell: {
    about: "NAME='value' lines for eval; --prefix sets what the names begin with",
    oneOnly: true,
    load: async () => (await import('./formats/shell')).shell,
  },
} satisfies Record<string, KnownFormat>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

/** Those of `-f` that a list can be written in. */
export const listFormatNames = formatNames.filter((name) => !('oneOnly' in formats[name]))

/** How the user wants the answer. */
export interface OutputOptions extends Selection, Layout {
  /** Undefined: none was asked for. */
  format?: FormatName | undefined
}
