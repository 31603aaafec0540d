import { integer, text } from '../../cli/parameters'

/** What names a quota. */
export const quotaOptions = {
  projectId: text('--project-id', { help: 'Id of the project', required: true }),
  resource: text('--resource', { help: 'What is limited: Cluster', required: true }),
}

export const hardLimitOption = {
  hardLimit: integer('--hard-limit', { help: 'How many there may be (1)' }),
}

/** The limit where none is given, as in the old client. */
export const defaultHardLimit = 1
