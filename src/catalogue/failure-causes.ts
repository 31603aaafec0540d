/** A known cause of failures: how services describe it, and what to do about it. */
export interface FailureCause {
  /** Stable: scripts may depend on it. */
  readonly name: string
  /** Matches the reason given by Heat or Magnum. */
  readonly pattern: RegExp
  readonly advice: string
  /** A consequence of another failure, which is more important. */
  readonly secondary?: boolean
}

/**
 * The known causes; the first match counts. A reason is the path of the resource, followed by the message of the
 * service (exceptions of python-*client).
 */
export const failureCauses: readonly FailureCause[] = [
  {
    name: 'load-balancer-quota',
    // octavia/common/exceptions.py: QuotaException
    pattern:
      /quota (?:limit exceeded|has been met)[^.]*\b(?:load ?balancer|listener|pool|member|health ?monitor)/i,
    advice:
      'Delete load balancers that are not needed, ask for a higher Octavia quota, or create the cluster with --master-lb-disabled.',
  },
  {
    name: 'volume-quota',
    // cinder/exception.py: VolumeSizeExceedsAvailableQuota, VolumeLimitExceeded
    pattern:
      /exceeds? (?:allowed|available) (?:gigabytes )?quota|maximum number of volumes allowed|for quota '(?:volumes|gigabytes)/i,
    advice:
      'Delete volumes that are not needed, ask for a higher Cinder quota, or use smaller volumes (--docker-volume-size; labels boot_volume_size and etcd_volume_size).',
  },
  {
    name: 'floating-ip-quota',
    // neutron_lib/exceptions: OverQuota; nova's own until 2020
    pattern: /quota exceeded for (?:resources: \[[^\]]*'floatingip'|floating_ips)/i,
    advice:
      'Release floating IPs that are not used, ask for a higher Neutron quota, or create the cluster with --floating-ip-disabled.',
  },
  {
    name: 'network-quota',
    pattern:
      /quota exceeded for resources: \[[^\]]*'(?:network|subnet|subnetpool|port|router|security_group|security_group_rule)'/i,
    advice:
      'Delete networks, ports, routers or security groups that are not needed, or ask for a higher Neutron quota.',
  },
  {
    name: 'compute-quota',
    // nova/exception.py: OverQuota, TooManyInstances; heat/engine: StackResourceLimitExceeded is another
    pattern:
      /quota exceeded for [^:]*\b(?:instances|cores|ram|key_pairs|server_groups?|server_group_members)\b/i,
    advice:
      'Use fewer nodes or a smaller flavor, delete servers that are not needed, or ask for a higher Nova quota.',
  },
  {
    name: 'no-valid-host',
    // nova/exception.py: NoValidHost, MaxRetriesExceeded
    pattern: /no valid host was found|exhausted all hosts available for retrying/i,
    advice:
      "No compute host can take the server: choose another flavor or availability zone (label availability_zone), or ask the cloud's operator about capacity.",
  },
  {
    name: 'flavor-too-small',
    // nova/exception.py: FlavorDiskSmallerThanImage, FlavorDiskSmallerThanMinDisk, FlavorMemoryTooSmall
    pattern: /flavor'?s (?:disk|memory) is (?:smaller|too small)/i,
    advice:
      'Choose a flavor with more disk and memory (--flavor, --master-flavor), or boot from a volume (label boot_volume_size).',
  },
  {
    name: 'flavor',
    // heat/common/exception.py: EntityNotFound; magnum/common/exception.py: FlavorNotFound; nova: FlavorNotFound
    pattern: /the flavor \([^)]*\) could not be found|unable to find flavor|\bflavor \S+ could not be found/i,
    advice: 'Choose a flavor that this project can use (--flavor, --master-flavor): openstack flavor list.',
  },
  {
    name: 'image',
    // nova/exception.py: ImageNotFound, ImageNotActive, ImageUnacceptable; Glance may hide a deactivated image
    pattern:
      /the image \([^)]*\) could not be found|\bimage \S+ (?:could not be found|is not active|is unacceptable)|no images? (?:matching|found)|can ?not find requested image/i,
    advice:
      'The image of the template is missing, not active, or not shared with this project: openstack image list.',
  },
  {
    name: 'keypair',
    // heat/common/exception.py: EntityNotFound ("The Key"); nova: KeypairNotFound, "Invalid key_name provided"
    pattern:
      /the key \([^)]*\) could not be found|\bkeypair \S+ (?:could )?not (?:be )?found|invalid key_name provided/i,
    advice:
      'Key pairs belong to users, not projects: the key pair must be yours. Choose one with --keypair (openstack keypair list).',
  },
  {
    name: 'external-network',
    // neutron: ExternalGatewayForFloatingIPNotFound; openstack/neutron l3_db: "is not a valid external network"
    pattern: /external network \S+ is not reachable from subnet|is not a valid external network/i,
    advice:
      'The external network of the template must have router:external set, and the fixed network must have a router to it: openstack network list --external.',
  },
  {
    name: 'network',
    // heat/common/exception.py: EntityNotFound; neutronclient: "Unable to find network with name or id"
    pattern:
      /the (?:neutron\.)?(?:network|subnet|router|port) \([^)]*\) could not be found|unable to find (?:network|subnet|router)\b|\b(?:network|subnet) \S+ could not be found/i,
    advice:
      'Check --fixed-network, --fixed-subnet and the external network of the template: openstack network list.',
  },
  {
    name: 'floating-ips-used-up',
    // neutron_lib/exceptions: ExternalIpAddressExhausted, and IpAddressGenerationFailure for a floating IP
    pattern: /unable to find any ip address on external network|no more floating ips?\b/i,
    advice:
      'The external network has no free address: release floating IPs that are not used (openstack floating ip list), or create the cluster with --floating-ip-disabled.',
  },
  {
    name: 'addresses-used-up',
    pattern: /no more ip addresses available (?:on|for) (?:network|subnet)/i,
    advice:
      'The network has no free address: release floating IPs and ports that are not used, use another network, or create the cluster with --floating-ip-disabled.',
  },
  {
    name: 'wait-condition',
    // heat/engine/resources/openstack/heat/wait_condition.py: WaitConditionTimeout
    pattern: /waitconditiontimeout|\b\d+ of \d+ received\b/i,
    advice:
      "The node did not report back. It must reach the cloud's public endpoints (Keystone, Heat, Magnum) and the image registry: check the external network, DNS (--dns-nameserver), proxies and the label container_infra_prefix, then the node's console log (openstack console log show) and, by SSH, journalctl -u heat-container-agent.",
  },
  {
    name: 'trust',
    // magnum/common/exception.py: TrustCreateFailed, TrusteeCreateFailed, TrusteeOrTrustToClusterFailed; keystone: trusts
    pattern:
      /failed to create trust(?:ee)?\b|could not find trust\b|\btrust \S+ (?:could not be found|is disabled)|trustor\b.*\b(?:disabled|not found)/i,
    advice:
      'Keystone refused the trust with which Magnum and Heat act for you: the user who created the cluster must still exist and have the same roles. Do not create clusters with a restricted application credential.',
  },
  {
    name: 'application-credential',
    // keystone/common/authorization and keystone/api/users.py: ForbiddenAction for application credentials
    pattern:
      /method '?application_credential'? is not allowed|application credential[^.]*(?:not (?:allowed|permitted)|could not be found|is restricted|expired)|could not find application credential/i,
    advice:
      'Log in with a password or an application credential created with --unrestricted: restricted ones cannot create trusts.',
  },
  {
    name: 'certificate-manager',
    // magnum/common/exception.py: CertificatesToClusterFailed, CertificateStorageException; Barbican is key-manager
    pattern:
      /failed to create certificates for cluster|could not store certificate|endpoint for key-manager\b|\bbarbican\b/i,
    advice:
      "Magnum could not store the cluster's certificates: ask the operator whether Barbican (key-manager) is up, and whether you have access to it.",
  },
  {
    name: 'stack-gone',
    // magnum/drivers/heat/driver.py: _sync_missing_heat_stack; the last two are messages of this client
    pattern:
      /stack with id \S+ not found in heat|the stack \([^)]*\) could not be found|heat has no stack|the stack \S+ was deleted/i,
    advice: 'The stack is gone and the cluster is a leftover: delete it with magnum cluster-delete.',
  },
  {
    name: 'still-in-use',
    // neutron: NetworkInUse, RouterInUse, SubnetInUse, SecurityGroupInUse; octavia: ImmutableObject
    pattern:
      /one or more ports (?:are )?still in use|\brouter \S+ still has ports|security group \S+ in use|is immutable and cannot be updated|one or more ports have an ip allocation/i,
    advice:
      'It is still in use, often by load balancers that Kubernetes created for Services of type LoadBalancer: delete those, then delete the cluster again.',
  },
  {
    name: 'volume-type',
    pattern: /the volumetype \([^)]*\) could not be found|volume type .*could not be found/i,
    advice:
      'Set the label docker_volume_type, boot_volume_type or etcd_volume_type to one of: openstack volume type list.',
  },
  {
    name: 'not-allowed',
    // oslo.policy by way of each service: PolicyNotAuthorized
    pattern:
      /policy (?:doesn't|does not) allow|not authorized to perform the requested action|access was denied/i,
    advice: 'Your roles in this project do not allow it: ask an administrator.',
  },
  {
    name: 'heat-engine',
    pattern: /messagingtimeout|timed out waiting for a reply to message/i,
    advice: 'A service of the cloud did not respond in time: try again, or ask the operator.',
  },
  {
    name: 'stack-timeout',
    // heat/engine/stack.py: the complete reason of a stack that timed out
    pattern: /^(?:stack \w+ failed: )?timed out$/i,
    advice:
      "The operation exceeded the cluster's timeout (--timeout of cluster-create, in minutes). See below what it was waiting for.",
  },
  {
    name: 'stopped-by-timeout',
    // heat/engine: "CREATE aborted (Task create from … Timed out)" for the resources of such a stack
    pattern: /\baborted \(task .*timed out\)/i,
    advice: 'It was not finished when the operation timed out.',
    secondary: true,
  },
  {
    name: 'cancelled',
    pattern: /\bstack \w+ cancelled\b|\b\w+ aborted\b/i,
    advice: 'It was cancelled because something else failed.',
    secondary: true,
  },
]

/** Maximum number of characters to match: a server's text may have any length. */
const maxReasonLength = 10_000

/** The known cause of a reason; undefined if there is none. */
export function causeOf(reason: string): FailureCause | undefined {
  const text = reason.slice(0, maxReasonLength)
  return failureCauses.find(({ pattern }) => pattern.test(text))
}

/** The usual maximum duration of a resource, by the prefix of its type; the first match counts. */
const usualDurations: readonly (readonly [type: string, seconds: number])[] = [
  ['OS::Heat::WaitCondition', 15 * 60],
  ['OS::Heat::SoftwareDeployment', 15 * 60],
  ['OS::Nova::Server', 5 * 60],
  ['OS::Octavia::', 5 * 60],
  ['Magnum::Optional::', 5 * 60],
  ['OS::Cinder::', 3 * 60],
  ['OS::Neutron::', 60],
]

/** Resources that wait for the node, which is still working or cannot report back, rather than for a service. */
const nodeReports = ['OS::Heat::WaitCondition', 'OS::Heat::SoftwareDeployment']

export interface Pace {
  /** Seconds; undefined for an unknown type. */
  readonly usual: number | undefined
  /** What to do if it takes longer. */
  readonly advice: string
}

/** How long a resource of a type usually takes. */
export function paceOf(type: string): Pace {
  const usual = usualDurations.find(([start]) => type.startsWith(start))?.[1]
  if (!nodeReports.some((start) => type.startsWith(start))) {
    return { usual, advice: 'The service that creates it is slow or stuck: ask the operator.' }
  }
  const { advice = '' } = failureCauses.find(({ name }) => name === 'wait-condition') ?? {}
  return { usual, advice }
}
