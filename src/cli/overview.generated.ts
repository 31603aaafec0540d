// Made by `npm run generate`.
export const overviewText = `usage: magnum [global options] <command> [arguments]

A client for OpenStack Magnum, the Container Infrastructure Management service.

Clusters:
  cluster-list             List the clusters of the project
  cluster-show             Show a cluster
  cluster-create           Create a cluster from a template
  cluster-update           Resize a cluster or set its health status
  cluster-resize           Change the number of nodes of a cluster or node group
  cluster-upgrade          Upgrade a cluster to another template
  cluster-wait             Wait for clusters to be idle, deleted or in a status
  cluster-diagnose         Show why a cluster failed, or what it is waiting for
  cluster-events           List what happened to the resources of a cluster
  cluster-config           Configure kubectl or docker to reach a cluster
  cluster-delete           Delete clusters

Cluster templates:
  cluster-template-list    List the cluster templates
  cluster-template-show    Show a cluster template
  cluster-template-create  Create a cluster template
  cluster-template-update  Change a cluster template
  cluster-template-delete  Delete cluster templates

Node groups:
  nodegroup-list           List the node groups of a cluster
  nodegroup-show           Show a node group
  nodegroup-create         Add a node group to a cluster
  nodegroup-update         Change a node group
  nodegroup-delete         Delete node groups

Certificates and credentials:
  ca-show                  Show a cluster's CA certificate
  ca-sign                  Sign a certificate request with a cluster's CA
  ca-rotate                Replace a cluster's certificate authority
  credential-rotate        Replace a cluster's cloud credential

Quotas and statistics:
  quotas-list              List quotas
  quotas-show              Show the quota of a project
  quotas-create            Set the quota of a project
  quotas-update            Change the quota of a project
  quotas-delete            Delete the quota of a project
  stats-list               Count the clusters and nodes of a project
  service-list             List Magnum's own processes (administrators only)

This program:
  kubernetes-token         Print a Keystone token as a kubectl credential
  token-forget             Remove the tokens cached by --os-cache
  doctor                   Check login and connection to the cloud
  sandbox-run              Run a command with a temporary local cloud
  sandbox-start            Start a local cloud in the background
  sandbox-stop             Stop the local cloud, keeping its state
  sandbox-reset            Stop the local cloud and delete its state
  sandbox-status           Show the local cloud in the background
  config-list              List the settings of this program
  config-get               Print a setting, or nothing if it is not set
  config-set               Change a setting of this program
  config-unset             Reset a setting to its default
  config-path              Print the path of the settings file
  completion               Print the completion script for a shell
  help                     Show help for the program, a command or a topic

Topics ('magnum help TOPIC'):
  labels                   Label keys of the drivers, their values and defaults
  drivers                  Network drivers, volume drivers and TLS of each COE
  formats                  Output formats, and how to choose columns
  exit-codes               Meaning of the exit codes
  environment              Global options and environment variables
  authentication           Ways to log in to a cloud

'magnum help COMMAND' explains a command. 'magnum cluster list' is the same as
'magnum cluster-list'. Global options can come before or after the command:
'magnum help environment' lists them. bay-* and baymodel-* are deprecated
spellings of cluster-* and cluster-template-*.
`
