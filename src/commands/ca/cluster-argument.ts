import { optional, text } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import { positionalOrOption } from '../shared/parameters'

/** The cluster of the CA commands: a positional, like in `openstack coe`, or `--cluster`. */
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

/** @throws MagnumError usage, if both or neither are given */
export function readCluster(args: {
  readonly cluster: string | undefined
  readonly clusterOption: string | undefined
}): string {
  const given = positionalOrOption('<cluster>', args.cluster, args.clusterOption)
  if (given !== undefined) return given
  throw new MagnumError('usage', 'the following arguments are required: <cluster>')
}
