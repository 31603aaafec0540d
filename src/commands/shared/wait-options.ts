import { flag, seconds } from '../../cli/parameters'

export const waitTimeoutOption = {
  waitTimeout: seconds('--wait-timeout', {
    help: "Longest time to wait; the cluster's own time limit where not given",
    added: true,
  }),
}

export const waitOptions = {
  wait: flag('--wait', { help: 'Come back when the work is done', added: true }),
  ...waitTimeoutOption,
}

export interface WaitArguments {
  readonly wait: boolean
  readonly waitTimeout: number | undefined
}
