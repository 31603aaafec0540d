import { choice, integer, text } from '../../cli/parameters'

/** What every list takes. */
export const pagingOptions = {
  limit: integer('--limit', { help: 'Show at most so many; 0 means all' }),
  sortKey: text('--sort-key', { help: 'Attribute that the service sorts by' }),
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
