import type { Cluster } from '../resources'

/** Whether nothing is being done to the cluster and the last that was done went well. */
export const isSettled = ({ status }: Cluster) => status.endsWith('_COMPLETE')

export const isBusy = ({ status }: Cluster) => status.endsWith('_IN_PROGRESS')
