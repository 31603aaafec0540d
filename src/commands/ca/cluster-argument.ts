import { optional, text } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'

/** A cluster as the commands for authorities take it: a word, as `openstack coe` does, or after `--cluster`. */
export const clusterWord = {
  cluster: optional('<cluster>', { help: 'Name or UUID of the cluster', completes: 'cluster' }),
}
export const clusterOption = {
  clusterOption: text('--cluster', {
    deprecated: ['--bay'],
    metavar: '<cluster>',
    help: 'Name or UUID of the cluster',
    completes: 'cluster',
  }),
}

/** @throws MagnumError usage, where both are given or none */
export function readCluster(args: {
  readonly cluster: string | undefined
  readonly clusterOption: string | undefined
}): string {
  const { cluster, clusterOption: option } = args
  if (cluster !== undefined && option !== undefined) {
    throw new MagnumError('usage', `Duplicate "<cluster>" arguments: ${cluster}, ${option}`)
  }
  const given = cluster ?? option
  if (given === undefined) {
    throw new MagnumError('usage', 'the following arguments are required: <cluster>')
  }
  return given
}
