import { defineCommand } from '../../cli/definition'
import { integer } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { checkPatch } from '../shared/change-checks'
import { attributesOf, clusterPositional, nodegroupPositional, waitOptions } from '../shared/parameters'
import { changePositionals, needsOf, readChanges } from '../shared/patch'
import { replacingNodeOptions, readNodeOptions } from '../shared/labels-and-taints'
import { changeCluster } from '../shared/change-cluster'

// The keys are the API's names: each option replaces that attribute.
const attributes = {
  min_node_count: integer('--min-nodes', { help: 'Minimum number of nodes when scaling' }),
  max_node_count: integer('--max-nodes', { help: 'Maximum number of nodes when scaling' }),
}

export const nodegroupUpdate = defineCommand({
  heading: 'Node groups',
  name: 'nodegroup-update',
  summary: 'Change a node group',
  answer: 'record',
  changes: 'node group',
  microversion: features.nodegroups.floor,
  positionals: { ...clusterPositional, ...nodegroupPositional, ...changePositionals },
  options: { ...attributes, ...replacingNodeOptions, ...waitOptions },
  examples: [
    { command: 'magnum nodegroup-update mycluster gpu --max-nodes 9', what: 'allow up to nine nodes' },
    { command: 'magnum nodegroup-update mycluster gpu replace max_node_count=9', what: 'the same' },
    {
      command: "magnum nodegroup-update mycluster gpu --node-labels disk=ssd --node-taints ''",
      what: 'replace the labels and remove the taints',
    },
  ],
  handler: (args, context) => {
    const replaced = { ...attributesOf(attributes, args), ...readNodeOptions(args) }
    const patch = readChanges(args, replaced)
    return changeCluster(
      {
        cluster: args.cluster,
        needs: needsOf(patch),
        request: (magnum, cluster) => magnum.nodegroups.update(cluster, args.nodegroup, patch),
        message: () => `Request to update nodegroup ${args.nodegroup} has been accepted.`,
        check: async (magnum, { uuid }) =>
          checkPatch(await magnum.nodegroups.get(uuid, args.nodegroup), patch),
        record: (magnum, cluster) => magnum.nodegroups.get(cluster, args.nodegroup),
      },
      args,
      context,
    )
  },
})
