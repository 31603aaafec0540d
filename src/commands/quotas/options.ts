import { integer, text } from '../../cli/parameters'

/** What names a quota. */
export const quotaOptions = {
  projectId: text('--project-id', { help: 'ID of the project', required: true }),
  resource: text('--resource', {
    help: 'Resource to limit: Cluster',
    required: true,
    completes: 'quota-resource',
  }),
}

export const hardLimitOption = {
  hardLimit: integer('--hard-limit', { help: 'Maximum number (default: 1)' }),
}

/** The limit where none is given, as in the old client. */
export const defaultHardLimit = 1
