import type { Value } from '../../foundation/json'
import { pythonRepr } from '../../foundation/python'

/** One operation of an update (RFC 6902). */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove'
  /** JSON pointer: `/node_count`, `/labels/kube_tag`. */
  path: string
  value?: Value
}

/** The attributes of each resource that are objects or lists. */
const structured = {
  cluster: ['/labels', '/health_status_reason'],
  // A template has none, but the old client sent it too (magnumclient/common/utils.py, args_array_to_patch).
  template: ['/labels', '/health_status_reason'],
  nodegroup: ['/labels', '/node_labels', '/node_taints'],
}

/**
 * The operations as services accept them. The value of a structured attribute is sent as a Python literal in a
 * string, which they parse with `ast.literal_eval` (magnum/api/utils.py, apply_jsonpatch). Releases from 2022 to 2026
 * refuse a JSON object as the wrong type.
 */
export function wirePatch(
  resource: keyof typeof structured,
  operations: readonly PatchOperation[],
): readonly PatchOperation[] {
  return operations.map((operation) => {
    const { path, value } = operation
    const isStructured = structured[resource].includes(path) && typeof value === 'object' && value !== null
    return isStructured ? { ...operation, value: pythonRepr(value) } : operation
  })
}
