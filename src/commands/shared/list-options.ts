import { choice, flag, integer, text } from '../../cli/parameters'

/** What shows the answer again and again. */
export const watchOption = {
  watch: flag('--watch', { help: 'Show the answer anew every few seconds, until Ctrl-C', added: true }),
}

/** What every list takes. */
export const pagingOptions = {
  limit: integer('--limit', { help: 'Show at most so many; 0 means all' }),
  sortKey: text('--sort-key', { help: 'Attribute that the service sorts by' }),
  ...watchOption,
  sortDir: choice('--sort-dir', ['desc', 'asc'], { help: 'Direction to sort in' }),
}

export const markerOption = {
  marker: text('--marker', { help: 'Begin behind the resource with this UUID' }),
}

export const fieldsOption = {
  fields: text('--fields', {
    help: 'Further attributes to show, separated by commas',
    completes: 'column',
  }),
}
