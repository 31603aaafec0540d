import type { Cluster } from '../resources'

/** The label that makes the creation of a cluster fail; each value is a kind of failure. */
const FAILURE_LABEL = 'sandbox_failure'

/** The failure of a resource, as the services word it. */
export interface Failure {
  /** Name of the resource that fails, in any nested stack. */
  resource: string
  /** Heat's exception class, which precedes the path of the resource. */
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

/** The label that, with value `FAILED`, makes every operation on a cluster or node group fail. */
const OUTCOME_LABEL = 'sandbox_outcome'

const refused: Failure = {
  resource: 'kube-minion',
  error: 'ResourceInError',
  message: 'Went to status ERROR due to "No valid host was found."',
}

export const isDoomed = ({ labels }: Pick<Cluster, 'labels'>) => labels[OUTCOME_LABEL] === 'FAILED'

/** The failure of an operation on a cluster or node group; undefined if it succeeds. */
export function failureOf(owner: Pick<Cluster, 'labels'>, verb: string): Failure | undefined {
  if (isDoomed(owner)) return refused
  return verb === 'CREATE' ? failures[String(owner.labels[FAILURE_LABEL])] : undefined
}
