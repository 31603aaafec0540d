import type { Value } from '../../foundation/json'
import { pythonRepr } from '../../foundation/python'

/** One step of an update (RFC 6902). */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove'
  /** With its leading slash: `/node_count`, `/labels/kube_tag`. */
  path: string
  value?: Value
}

/** The attributes of each resource that hold an object or a list. */
const structured = {
  cluster: ['/labels', '/health_status_reason'],
  // It has no health; but so the old client sent it (magnumclient/common/utils.py, args_array_to_patch).
  template: ['/labels', '/health_status_reason'],
  nodegroup: ['/labels', '/node_labels', '/node_taints'],
}

/**
 * The operations as servers take them. The value of a structured attribute goes as a Python literal in a
 * string, which they read with `ast.literal_eval` (magnum/api/utils.py, apply_jsonpatch): an object is
 * refused as of the wrong type, by releases of 2022 to 2026 alike.
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
