import { causeOf, failureCauses } from '../../src/catalogue/failure-causes'

const uuid = '5d1f2c1e-3f0b-4b8e-9c57-0d6b1f1f6a11'

// Messages of the services, after the path that Heat adds.
const told: readonly (readonly [cause: string, text: string])[] = [
  [
    'compute-quota',
    'Forbidden: resources[0].resources.kube-minion: Quota exceeded for cores, instances: Requested 2, 1, but already used 20, 10 of 20, 10 cores, instances (HTTP 403) (Request-ID: req-1)',
  ],
  [
    'compute-quota',
    'Forbidden: resources.kube-master: Quota exceeded for ram: Requested 8192, but already used 49152 of 51200 ram (HTTP 403)',
  ],
  [
    'volume-quota',
    'OverLimit: resources.docker_volume: VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested 50G, quota is 1000G and 990G has been consumed. (HTTP 413)',
  ],
  [
    'volume-quota',
    "OverLimit: resources.etcd_volume: VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded for quota 'volumes'. (HTTP 413)",
  ],
  [
    'network-quota',
    `OverQuotaClient: resources.secgroup_kube_minion: Quota exceeded for resources: ['security_group'].\nNeutron server returns request_ids: ['req-1']`,
  ],
  [
    'floating-ip-quota',
    `OverQuotaClient: resources.kube_master_floating: Quota exceeded for resources: ['floatingip'].`,
  ],
  [
    'load-balancer-quota',
    'OctaviaClientException: resources.loadbalancer: Quota has been met for resources: Load Balancer (HTTP 403) (Request-ID: req-1)',
  ],
  [
    'no-valid-host',
    'ResourceInError: resources.kube-minion: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"',
  ],
  [
    'no-valid-host',
    `ResourceInError: resources.kube-master: Went to status ERROR due to "Message: Exceeded maximum number of retries. Exhausted all hosts available for retrying build failures for instance ${uuid}., Code: 500"`,
  ],
  [
    'flavor',
    'EntityNotFound: resources.kube_minions.resources[0].properties: The Flavor (m1.huge) could not be found.',
  ],
  ['flavor', 'Unable to find flavor m1.huge.'],
  [
    'flavor-too-small',
    "BadRequest: resources.kube-master: Flavor's disk is too small for requested image. Flavor disk is 1073741824 bytes, image is 2361393152 bytes. (HTTP 400)",
  ],
  [
    'flavor-too-small',
    "BadRequest: resources.kube-master: Flavor's memory is too small for requested image. (HTTP 400)",
  ],
  ['image', 'EntityNotFound: resources.kube_masters: The Image (fedora-coreos-38) could not be found.'],
  ['image', 'BadRequest: resources.kube-master: Can not find requested image (HTTP 400) (Request-ID: req-1)'],
  ['image', `BadRequest: resources.kube-master: Image ${uuid} is not active. (HTTP 400)`],
  [
    'keypair',
    'EntityNotFound: resources.kube_masters.resources[0].properties: The Key (mykey) could not be found.',
  ],
  ['keypair', 'BadRequest: resources.kube-minion: Invalid key_name provided. (HTTP 400) (Request-ID: req-1)'],
  ['network', 'EntityNotFound: resources.network: The neutron.network (lan) could not be found.'],
  ['network', "NotFound: resources.api_lb: Unable to find subnet with name or id 'private-subnet'"],
  [
    'external-network',
    `ExternalGatewayForFloatingIPNotFoundClient: resources.kube_master_floating: External network ${uuid} is not reachable from subnet ${uuid}.  Therefore, cannot associate Port ${uuid} with a Floating IP.`,
  ],
  [
    'external-network',
    `BadRequest: resources.extrouter: Bad router request: Network ${uuid} is not a valid external network.`,
  ],
  [
    'floating-ips-used-up',
    `ExternalIpAddressExhaustedClient: resources.kube_master_floating: Unable to find any IP address on external network ${uuid}.`,
  ],
  [
    'addresses-used-up',
    `IpAddressGenerationFailureClient: resources.kube_minion_eth0: No more IP addresses available on network ${uuid}.`,
  ],
  [
    'wait-condition',
    'WaitConditionTimeout: resources.kube_masters.resources[0].resources.master_wait_condition: 0 of 1 received',
  ],
  ['stack-timeout', 'Timed out'],
  [
    'stopped-by-timeout',
    `CREATE aborted (Task create from TestResource "kube-minion" Stack "expired-kube_minions-v6xzojp6ykv5-0-zn23g6je5uo7" [${uuid}] Timed out)`,
  ],
  ['cancelled', 'resources[1]: Stack CREATE cancelled'],
  ['trust', `Failed to create trustee or trust for Cluster: ${uuid}`],
  ['trust', 'Failed to create trust for trustee 0f0e.'],
  ['trust', 'NotFound: resources.kube-master: Could not find trust: 2f4e. (HTTP 404)'],
  [
    'application-credential',
    "Forbidden: Using method 'application_credential' is not allowed for managing trusts. (HTTP 403)",
  ],
  ['application-credential', 'Could not find Application Credential: 4f0e. (HTTP 404)'],
  ['certificate-manager', `Failed to create certificates for Cluster: ${uuid}`],
  ['certificate-manager', 'public endpoint for key-manager service in RegionOne region not found'],
  ['stack-gone', `Stack with id ${uuid} not found in Heat.`],
  [
    'still-in-use',
    `Conflict: resources.network: Unable to complete operation on network ${uuid}. There are one or more ports still in use on the network.`,
  ],
  [
    'still-in-use',
    `Conflict: resources.api_lb: Load Balancer ${uuid} is immutable and cannot be updated. (HTTP 409)`,
  ],
  ['volume-type', 'EntityNotFound: resources.docker_volume: The VolumeType (ssd) could not be found.'],
  [
    'not-allowed',
    "Forbidden: resources.kube_masters: Policy doesn't allow os_compute_api:servers:create to be performed. (HTTP 403)",
  ],
  ['heat-engine', 'MessagingTimeout: resources.network: Timed out waiting for a reply to message ID 6f0e'],
]

test.each(told)('%s: %s', (cause, text) => {
  expect(causeOf(text)?.name).toBe(cause)
})

test('each known cause has an example', () => {
  const tested = new Set(told.map(([cause]) => cause))
  expect(failureCauses.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([])
})

test.each([
  ['a quota that is not exceeded', 'Quota class default could not be loaded'],
  [
    'a host that is valid',
    'ResourceInError: resources.kube-minion: Went to status ERROR due to "Message: Host compute-1 was found dead"',
  ],
  [
    'an existing flavor',
    'ClientException: resources.kube-minion: The flavor m1.small has an extra spec that is not supported',
  ],
  [
    'an existing image',
    'ResourceInError: resources.kube-master: the image was downloaded, but the checksum differs',
  ],
  ['a key of another kind', 'KeyError: resources.kube-master: The Key of the dictionary is missing'],
  ['a mention of a network', 'ClientException: resources.kube-minion: network is slow'],
  ['a mention of an address', 'ClientException: resources.kube-minion: IP address 10.0.0.5 is in use'],
  ['received signals', 'SignalReceived: all of them received'],
  [
    'a timeout of something else',
    'ConnectTimeout: resources.api_lb: Request to https://lb.example timed out',
  ],
  ['trust without Keystone', 'SSLError: resources.kube-master: the certificate is not one that we trust'],
  [
    'a volume within its quota',
    'ResourceInError: resources.docker_volume: Went to status error due to "Unknown"',
  ],
  [
    'a load balancer within its quota',
    'ResourceInError: resources.loadbalancer: Went to status ERROR due to "Unknown"',
  ],
  [
    'a certificate of another kind',
    'SSLError: resources.api_lb: certificate verify failed: unable to get local issuer',
  ],
  ['a valid credential', 'Application credential magnum-1 was created'],
  ['a router without ports', 'ClientException: resources.extrouter: router r1 has no gateway'],
  ['an existing volume type', 'ClientException: resources.etcd_volume: volume type ssd is encrypted'],
  ['a policy that allows', 'PolicyInUse: resources.kube_masters: scaling policy p1 is at work'],
  ['a stack in progress', 'Stack UPDATE started'],
  ['a test resource', 'ValueError: resources.kube-minion: Test Resource failed kube-minion'],
  ['an existing stack', 'Stack CREATE completed successfully'],
  ['nothing', ''],
])('no known cause: %s', (_what, text) => {
  expect(causeOf(text)).toBeUndefined()
})

test('a reason of any length is matched quickly', () => {
  const began = process.cpuUsage().user
  causeOf('Quota exceeded for '.repeat(100_000))
  causeOf('policy '.repeat(100_000))
  expect((process.cpuUsage().user - began) / 1000).toBeLessThan(2000)
})
