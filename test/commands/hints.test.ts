/* Hints for unclear errors of the service: recorded messages, and similar ones that must not match. */
import { explained, hintFor } from '../../src/client/magnum/refusals'
import { MagnumError } from '../../src/foundation/errors'

function hinted(status: number, words: string, method = 'POST') {
  const error = explained(
    new MagnumError('failed', `${words} (HTTP ${status})`, { status, hint: 'old' }),
    method,
  )
  const { kind, hint } = error as MagnumError
  return { kind, hint }
}

const flavors =
  'Name the flavors with --flavor and --master-flavor, for the cluster or in its template: without a flavor for masters, newer services can neither make nor change a cluster.'
const distro =
  'The image was not found, or has no property os_distro, by which the service chooses its driver. Check --image; an image gets the property by: openstack image set --property os_distro=fedora-coreos IMAGE'
const busy = "Another operation is in progress: run 'magnum cluster-wait' first, or use --wait."
const quota = (what: string) =>
  `The quota for ${what} is exhausted: delete what is not needed, or ask an administrator for more.`

test.each<[number, string, string]>([
  [500, "'master_flavor_id'", flavors],
  [400, 'Unable to find flavor None', flavors],
  [
    400,
    'Unable to find flavor Unset',
    'The service requires both flavors in a template: replace flavor_id or master_flavor_id instead of removing it.',
  ],
  [400, 'Cluster type (vm, Unset, kubernetes) not supported', distro],
  [400, "Image 44444444-4444-4444-8444-444444444444 doesn't contain os_distro field", distro],
  [
    400,
    'Cluster type (vm, windows, kubernetes) not supported',
    'The service has no driver for kubernetes on windows (server type vm): check --coe and --image.',
  ],
  [
    500,
    "invalid literal for int() with base 10: 'abc'",
    'An attribute that must be a whole number was given abc.',
  ],
  [
    500,
    'Field value abc is invalid',
    'An attribute that allows only certain values, such as coe, was given abc.',
  ],
  [
    400,
    "Invalid input for field/attribute node_count. Value: 'abc'. '<' not supported between instances of 'str' and 'int'",
    'An attribute that must be a whole number was given abc.',
  ],
  [
    400,
    "Invalid input for field/attribute max_node_count. Value: ''. '<' not supported between instances of 'str' and 'int'",
    'An attribute that must be a whole number was given an empty value.',
  ],
  [
    400,
    "Invalid input for field/attribute http_proxy. Value: ''. Value should have a minimum character requirement of 1",
    "An empty value is not allowed; in an update, 'remove http_proxy' clears it unless it is required.",
  ],
  [
    400,
    'Expected a single dns address or comma separated dns list, but received',
    "An empty value is not allowed; in an update, 'remove dns_nameserver' clears it unless it is required.",
  ],
  [
    400,
    "Couldn't apply patch '[{'path': '/labels', 'op': 'replace', 'value': 'a=b'}]'. Reason: invalid syntax (<unknown>, line 1)",
    'Give labels as KEY=VALUE,KEY=VALUE: the service reads this attribute as a Python literal.',
  ],
  [
    400,
    "Couldn't apply patch '[{'path': '/labels', 'op': 'replace', 'value': 'abc'}]'. Reason: malformed node or string on line 1: <ast.Name object at 0x7fcff070b850>",
    'Give labels as KEY=VALUE,KEY=VALUE: the service reads this attribute as a Python literal.',
  ],
  [
    400,
    "Couldn't apply patch '[{'path': '/labels', 'op': 'replace', 'value': '{'a'}]'. Reason: '{' was never closed (<unknown>, line 1)",
    'Give labels as KEY=VALUE,KEY=VALUE: the service reads this attribute as a Python literal.',
  ],
  [
    400,
    "Couldn't apply patch '[{'path': '/nodecount', 'op': 'replace', 'value': 3}]'. Reason: can't replace a non-existent object 'nodecount'",
    'There is no attribute or label nodecount. Did you mean node_count?',
  ],
  [
    400,
    "Couldn't apply patch '[{'path': '/labels/xyzzy', 'op': 'remove'}]'. Reason: can't remove a non-existent object 'xyzzy'",
    'There is no attribute or label xyzzy.',
  ],
  [
    400,
    "Couldn't apply patch '[{'path': '/image', 'op': 'replace', 'value': 'x'}]'. Reason: can't replace a non-existent object 'image'",
    'There is no attribute or label image. Did you mean image_id?',
  ],
  [
    400,
    'The sort_key value "nmae" is an invalid field for sorting',
    'Sort by an attribute, such as name or created_at. Did you mean name?',
  ],
  [
    400,
    'cannot change cluster property(ies) name',
    'Of a cluster, only node_count, health_status and health_status_reason can be changed.',
  ],
  [
    400,
    'master_count must be 1 when master_lb_enabled is False',
    'Several masters need a load balancer: give --master-lb-enabled, or use a template that has it.',
  ],
  [
    403,
    'Resource limit exceeded: You have reached the maximum clusters per project, 2. You may delete a cluster to make room for a new one',
    quota('clusters (2)'),
  ],
  [
    403,
    'You have reached the maximum stacks per tenant, 512. Please delete some stacks',
    quota('Heat stacks (512)'),
  ],
])('%i %s', (status, words, hint) => {
  expect(hinted(status, words)).toEqual({ kind: 'failed', hint })
})

test.each([
  [400, 'Updating a cluster when status is "UPDATE_IN_PROGRESS" is not supported'],
  [
    400,
    'magnum.conductor.handlers.credential_conductor when cluster status is "CREATE_IN_PROGRESS" is not supported',
  ],
  [400, 'Cluster demo already has an operation in progress'],
  [400, 'nodegroup_update when nodegroup status is "CREATE_IN_PROGRESS" is not supported'],
  [409, 'Stack demo-x already has an action (UPDATE) in progress'],
])('%i %s: a conflict', (status, words) => {
  expect(hinted(status, words)).toEqual({ kind: 'conflict', hint: busy })
})

test.each([
  [400, 'Unable to find flavor m9.huge'],
  [400, 'Unable to find flavor NoneSuch'],
  [400, 'Unable to find flavor Unsettled'],
  [400, 'Expected a single dns address or comma separated dns list, but received nowhere'],
  [400, "Invalid input for field/attribute master_count. Value: '0'. Value should be greater or equal to 1"],
  [400, 'Updating a cluster when status is "CREATE_FAILED" is not supported'],
  [400, "Couldn't apply patch '[]'. Reason: something else"],
  [404, 'Cluster invalid literal could not be found'],
  [403, "Policy doesn't allow quota:create to be performed"],
])('near miss: %i %s', (status, words) => {
  expect(hinted(status, words)).toEqual({ kind: 'failed', hint: 'old' })
})

test('a list with a cluster that is almost deleted says so', () => {
  const words =
    "Invalid input for field/attribute master_count. Value: '0'. Value should be greater or equal to 1"
  expect(hinted(400, words, 'GET').hint).toBe(
    'A cluster is being deleted, and until it is gone the service cannot show it, nor a list that has it. Try again in a few seconds.',
  )
})

test.each([
  [
    'ResourceInError: Went to status ERROR due to "Quota exceeded for cores, ram: Requested 4, 8192, but already used 20, 40960 of 20, 51200 cores, ram"',
    'cores, ram',
  ],
  ["OverQuotaClient: resources.api_lb: Quota exceeded for resources: ['floatingip'].", 'floatingip'],
  [
    'Forbidden: resources.kube_masters: Quota exceeded for instances: Requested 1, but already used 10 of 10 instances (HTTP 403)',
    'instances',
  ],
  [
    'OverLimit: resources.docker_volume: VolumeLimitExceeded: Maximum number of volumes allowed (10) exceeded',
    'volumes',
  ],
])('the reason for a failure, %s', (reason, what) => {
  expect(hintFor(reason)).toBe(quota(what))
})
