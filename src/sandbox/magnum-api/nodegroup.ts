import { randomUUID } from 'node:crypto'
import type { NodeGroup } from '../resources'
import { now } from './call'

type Given = Pick<NodeGroup, 'id' | 'name' | 'role' | 'node_count' | 'flavor_id' | 'image_id' | 'labels'>

/** A node group to be created. */
export function newNodeGroup(given: Given & Partial<NodeGroup>): NodeGroup {
  return {
    uuid: randomUUID(),
    docker_volume_size: null,
    node_addresses: [],
    min_node_count: 0,
    max_node_count: null,
    is_default: false,
    stack_id: randomUUID(),
    status: 'CREATE_IN_PROGRESS',
    status_reason: null,
    version: null,
    merge_labels: false,
    node_labels: {},
    node_taints: [],
    created_at: now(),
    updated_at: null,
    ...given,
  }
}
