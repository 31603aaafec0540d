import type { Cluster } from '../resources'

/** The label that makes the creation of a cluster fail, each value in another way. */
const FAILURE_LABEL = 'sandbox_failure'

/** How a resource fails, in the words of the services. */
export interface Failure {
  /** The name of the resource that fails, wherever it is. */
  resource: string
  /** The class of Heat's exception, which stands before the path of the resource. */
  error: string
  message: string
}

const failures: Readonly<Record<string, Failure>> = {
  quota: {
    resource: 'kube-minion',
    error: 'Forbidden',
    message:
      'Quota exceeded for cores, instances: Requested 2, 1, but already used 20, 10 of 20, 10 cores, instances (HTTP 403)',
  },
  'no-valid-host': {
    resource: 'kube-minion',
    error: 'ResourceInError',
    message:
      'Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"',
  },
  'wait-condition': {
    resource: 'master_wait_condition',
    error: 'WaitConditionTimeout',
    message: '0 of 1 received',
  },
  image: {
    resource: 'kube-master',
    error: 'BadRequest',
    message: 'Can not find requested image (HTTP 400)',
  },
  'floating-ip': {
    resource: 'kube_master_floating',
    error: 'IpAddressGenerationFailureClient',
    message: 'No more IP addresses available on network 77777777-7777-7777-7777-777777777777.',
  },
}

/** A cluster or node group whose label `sandbox_outcome` is `FAILED` fails at whatever is done to it. */
const OUTCOME_LABEL = 'sandbox_outcome'

const refused: Failure = {
  resource: 'kube-minion',
  error: 'ResourceInError',
  message: 'Went to status ERROR due to "No valid host was found."',
}

export const isDoomed = ({ labels }: Pick<Cluster, 'labels'>) => labels[OUTCOME_LABEL] === 'FAILED'

/** How an operation on a cluster or node group fails; undefined where it does not. */
export function failureOf(owner: Pick<Cluster, 'labels'>, verb: string): Failure | undefined {
  if (isDoomed(owner)) return refused
  return verb === 'CREATE' ? failures[String(owner.labels[FAILURE_LABEL])] : undefined
}
