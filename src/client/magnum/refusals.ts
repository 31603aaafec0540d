import { type ErrorKind, MagnumError } from '../../foundation/errors'
import { nearest } from '../../foundation/nearest'
import { attributes } from './attributes'
import type { PatchOperation } from './patch'

interface Refusal {
  /** Matches the server's message. */
  text: RegExp
  /** The kind of the error, if the status does not determine it. */
  kind?: ErrorKind
  /** Whether it applies to GET requests only, since the same words can refuse what a user has sent. */
  onlyReading?: boolean
  /** What to do. */
  hint: string | ((found: RegExpExecArray) => string)
}

const vanishing = /Invalid input for field\/attribute (?:master|node)_count\. Value: '0'/
/** Magnum's 400 for an operation in progress, or Heat's message if Heat refuses. */
const busy =
  /when (?:cluster |nodegroup )?status is "\w+_IN_PROGRESS"|already has an (?:operation|action \(\w+\)) in progress/i

/** The attributes of a cluster that any release changes. */
const changeable = ['node_count', 'health_status', 'health_status_reason']
const changeableHint = 'Of a cluster, only node_count, health_status and health_status_reason can be changed.'

const quotaHint = (what = '') =>
  `The quota for ${what} is exhausted: delete what is not needed, or ask an administrator for more.`

/** Unclear messages of Magnum, or of Heat, Nova, Neutron and Cinder through it. The first that matches counts. */
const refusals: readonly Refusal[] = [
  // The state of the cluster
  {
    text: busy,
    kind: 'conflict',
    hint: "Another operation is in progress: run 'magnum cluster-wait' first, or use --wait.",
  },
  {
    text: /^Cluster API address is not available yet/,
    hint: "The cluster is not ready yet: run 'magnum cluster-wait' first.",
  },
  {
    // A cluster loses its node groups before it is gone (magnum/service/periodic.py, update_status).
    text: vanishing,
    onlyReading: true,
    hint: 'A cluster is being deleted, and until it is gone the service cannot show it, nor a list that has it. Try again in a few seconds.',
  },

  // Flavors, images and drivers
  {
    text: /^'(?:master_)?flavor_id'|Unable to find flavor None\b/,
    hint:
      'Name the flavors with --flavor and --master-flavor, for the cluster or in its template: ' +
      'without a flavor for masters, newer services can neither make nor change a cluster.',
  },
  {
    // An update that removes a flavor (magnum/api/controllers/v1/cluster_template.py, patch)
    text: /^Unable to find flavor Unset\b/,
    hint: 'The service requires both flavors in a template: replace flavor_id or master_flavor_id instead of removing it.',
  },
  {
    text: /Cluster type \(\S+, (?:Unset|None|), \S+\) not supported|^Image \S+ doesn't contain os_distro field/,
    hint:
      'The image was not found, or has no property os_distro, by which the service chooses its driver. ' +
      'Check --image; an image gets the property by: ' +
      'openstack image set --property os_distro=fedora-coreos IMAGE',
  },
  {
    text: /Cluster type \((\S+), (\S+), (\S+)\) not supported/,
    hint: ([, type, distro, coe]) =>
      `The service has no driver for ${coe} on ${distro} (server type ${type}): check --coe and --image.`,
  },
  {
    text: /master_count must be 1 when master_lb_enabled is False/,
    hint: 'Several masters need a load balancer: give --master-lb-enabled, or use a template that has it.',
  },

  // Values of attributes
  {
    text: /^The project_id \S+ could not be found/,
    hint: "Give the ID of a project, not its name: 'openstack project list' shows both.",
  },
  {
    text: /^invalid literal for int\(\) with base 10: '(.*)'|Value: '(.*)'\. '<' not supported between instances of 'str' and 'int'/,
    hint: ([, unparsed, text = unparsed]) =>
      `An attribute that must be a whole number was given ${text || 'an empty value'}.`,
  },
  {
    text: /field\/attribute (\w+)\. Value: ''\. Value should have a minimum|dns list, but received \(HTTP/,
    hint: ([, name = 'dns_nameserver']) =>
      `An empty value is not allowed; in an update, 'remove ${name}' clears it unless it is required.`,
  },
  {
    text: /^Field value (.+) is invalid/,
    hint: ([, value]) => `An attribute that allows only certain values, such as coe, was given ${value}.`,
  },
  {
    // Python's ast.literal_eval: the wording depends on the text, the place does not.
    text: /Couldn't apply patch .*Reason: (?:malformed node or string|.*\(<unknown>, line \d+\))/,
    hint: 'Give labels as KEY=VALUE,KEY=VALUE: the service reads this attribute as a Python literal.',
  },
  {
    text: /Couldn't apply patch .*Reason: can't (?:replace|remove) a non-existent object '(.*?)'/,
    hint: ([, name = '']) => `There is no attribute or label ${name}.${nearAttribute(name)}`,
  },
  {
    text: /^The sort_key value "(.*?)" is an invalid field for sorting/,
    hint: ([, name = '']) => `Sort by an attribute, such as name or created_at.${nearAttribute(name)}`,
  },
  { text: /cannot change cluster property\(ies\)/, hint: changeableHint },

  // Quotas of Magnum, Heat, Neutron, Nova and Cinder
  {
    text: /You have reached the maximum clusters per project, (\d+)/,
    hint: ([, most]) => quotaHint(`clusters (${most})`),
  },
  {
    text: /You have reached the maximum stacks per (?:tenant|project), (\d+)/,
    hint: ([, most]) => quotaHint(`Heat stacks (${most})`),
  },
  {
    text: /Quota exceeded for resources: \[(.*?)\]/,
    hint: ([, what = '']) => quotaHint(what.replaceAll("'", '')),
  },
  { text: /Quota exceeded for ([\w, ]+)/, hint: ([, what]) => quotaHint(what?.trim()) },
  { text: /Maximum number of ([\w ]+?) (?:allowed|exceeded)/, hint: ([, what]) => quotaHint(what) },
]

/** A question about the attribute that was meant, such as `image_id` for `image`; empty if there is none. */
function nearAttribute(name: string): string {
  const others = Object.values(attributes)
    .flat()
    .filter((attribute) => attribute !== name)
  const meant = others.find((attribute) => attribute === `${name}_id`) ?? nearest(name, others)
  return meant === undefined ? '' : ` Did you mean ${meant}?`
}

/** Adds the kind and hint of a known message to an error. */
export function explained(error: unknown, method: string): unknown {
  if (!(error instanceof MagnumError) || error.status === undefined) return error
  const known = knownRefusal(error.message, method === 'GET')
  return known ? error.withHint(known.hint, known.kind) : error
}

/** The hint for the service's reason of a failure, if known. */
export function hintFor(reason: string): string | undefined {
  return knownRefusal(reason, false)?.hint
}

/** Maximum number of characters to match: a server's text may have any length. */
const maxLength = 4_000

function knownRefusal(
  message: string,
  isReading: boolean,
): { kind: ErrorKind | undefined; hint: string } | undefined {
  const start = message.slice(0, maxLength)
  for (const { text, kind, onlyReading, hint } of refusals) {
    const found = onlyReading && !isReading ? null : text.exec(start)
    if (found) return { kind, hint: typeof hint === 'string' ? hint : hint(found) }
  }
  return undefined
}

/** An error of a cluster's update, whose hint names the attributes that can be changed if it is about another one. */
export function explainedUpdate(error: unknown, patch: readonly PatchOperation[]): unknown {
  if (!(error instanceof MagnumError) || error.status !== 400 || isBusyRefusal(error)) return error
  if (patch.every(({ path }) => changeable.includes(path.split('/')[1] ?? ''))) return error
  return error.withHint(changeableHint)
}

/** Whether the service refused because of an operation that is in progress. */
export function isBusyRefusal(error: unknown): boolean {
  return error instanceof MagnumError && error.status !== undefined && busy.test(error.message)
}

/** Whether the service finds fault with its own answer, for a cluster that is nearly gone. */
export function isVanishingCluster(error: unknown): error is MagnumError {
  return error instanceof MagnumError && error.status === 400 && vanishing.test(error.message)
}

/** Whether the same request may soon succeed. */
export function isTransient(error: unknown): error is MagnumError {
  if (!(error instanceof MagnumError)) return false
  const { kind, status = 0 } = error
  return kind === 'connection' || status === 429 || status >= 500 || isVanishingCluster(error)
}
