import { defineCommand } from '../../cli/definition'
import { shellNames } from '../../access/shell-exports'
import { any, choice, flag, text } from '../../cli/parameters'
import { checkConfigArguments } from './config/arguments'

export const clusterConfig = defineCommand({
  heading: 'Clusters',
  name: 'cluster-config',
  summary: 'Configure kubectl or docker to reach a cluster',
  description: [
    'Creates a key, gets a certificate for it from the cluster, writes both and the CA certificate as key.pem, ' +
      "cert.pem and ca.pem, and for Kubernetes a kubeconfig named config. Prints commands that set the client's " +
      'environment variables, in the syntax of $SHELL or --shell.',
    'For several clusters, which must run Kubernetes, writes one kubeconfig with a context for each. --all skips ' +
      'clusters that cannot have a kubeconfig.',
    'In PowerShell: magnum cluster-config mycluster --shell powershell | Invoke-Expression',
  ].join('\n\n'),
  answer: 'text',
  positionals: { clusters: any('<cluster>', { help: 'Names or UUIDs of clusters', completes: 'cluster' }) },
  options: {
    dir: text('--dir', {
      help: 'Folder for the files; created if missing',
      fallback: '.',
      completes: 'folder',
    }),
    force: flag('--force', { help: 'Overwrite existing files and kubeconfig entries' }),
    all: flag('--all', { help: 'All clusters of the project', added: true }),
    merge: flag('--merge', {
      help: "Merge into kubectl's own file ($KUBECONFIG or ~/.kube/config)",
      added: true,
    }),
    setCurrent: flag('--set-current', {
      help: "Like --merge, and make the cluster's context the current one",
      added: true,
    }),
    remove: flag('--remove', { help: "Remove the clusters from kubectl's own file", added: true }),
    stdout: flag('--stdout', { help: 'Print the kubeconfig and write nothing', added: true }),
    contextName: text('--context-name', {
      metavar: '<name>',
      help: "Name of the context, cluster and user in the kubeconfig (default: the cluster's name)",
      added: true,
    }),
    outputCerts: flag('--output-certs', {
      help: 'Write the PEM files even if they are not needed',
      added: true,
    }),
    reuse: flag('--reuse', {
      help: 'Reuse valid files in the folder instead of requesting a new certificate',
      added: true,
    }),
    shell: choice('--shell', shellNames, {
      help: 'Shell to print the variables for (default: that of $SHELL)',
      added: true,
    }),
    useCertificate: flag('--use-certificate', {
      help: 'Put a client certificate into the kubeconfig (the default)',
      added: true,
    }),
    useKeystone: flag('--use-keystone', {
      help: 'Let kubectl get Keystone tokens from magnum instead of using a certificate',
      added: true,
    }),
  },
  examples: [
    { command: 'eval "$(magnum cluster-config mycluster --dir myclusterconfig)"', what: 'in this shell' },
    { command: 'magnum cluster-config mycluster --merge', what: 'a context in ~/.kube/config' },
    { command: 'magnum cluster-config mycluster --stdout > kubeconfig', what: 'the kubeconfig alone' },
    {
      command: 'magnum cluster-config mycluster --merge --set-current --context-name prod',
      what: 'switch to the context prod',
    },
    {
      command: 'magnum cluster-config mycluster --dir ~/mycluster --shell csh',
      what: 'for csh and tcsh: eval `magnum cluster-config …`',
    },
  ],
  handler: async (args, context) => {
    checkConfigArguments(args)
    if (args.remove || args.merge || args.setCurrent) {
      const { mergeIntoKubeconfig, removeFromKubeconfig } = await import('./config/user-kubeconfig')
      return args.remove ? removeFromKubeconfig(args, context) : mergeIntoKubeconfig(args, context)
    }
    const { printKubeconfig, writeConfiguration } = await import('./config/folder')
    return args.stdout ? printKubeconfig(args, context) : writeConfiguration(args, context)
  },
})
