import { many, one } from '../../cli/parameters'

/** The resources that commands are about, as they stand on the command line. */
export const clusterPositional = {
  cluster: one('<cluster>', { help: 'Name or UUID of the cluster', completes: 'cluster' }),
}
export const clustersPositional = {
  clusters: many('<cluster>', { help: 'Names or UUIDs of the clusters', completes: 'cluster' }),
}
export const templatePositional = {
  template: one('<cluster_template>', {
    help: 'Name or UUID of the template',
    completes: 'cluster-template',
  }),
}
export const templatesPositional = {
  templates: many('<cluster_templates>', {
    help: 'Names or UUIDs of the templates',
    completes: 'cluster-template',
  }),
}
export const nodegroupPositional = {
  nodegroup: one('<nodegroup>', { help: 'Name or UUID of the node group', completes: 'nodegroup' }),
}
export const nodegroupsPositional = {
  nodegroups: many('<nodegroup>', { help: 'Names or UUIDs of the node groups', completes: 'nodegroup' }),
}
