import { magnum } from '../support/run'

const typed = (line: string) => magnum(line.split(' '))

test.each([
  ['scale', "invalid choice: 'scale' (did you mean cluster-resize?)"],
  ['cluster scale demo 3', "invalid choice: 'cluster scale' (did you mean cluster-resize?)"],
  ['get clusters', "invalid choice: 'get' (did you mean cluster-list?)"],
  ['clusters', "invalid choice: 'clusters' (did you mean cluster-list?)"],
  ['list', "invalid choice: 'list' (did you mean cluster-list?)"],
  ['login', "invalid choice: 'login' (every command logs in automatically: 'magnum help authentication')"],
  ['kubeconfig save demo', "invalid choice: 'kubeconfig' (did you mean cluster-config?)"],
  ['cluster kubeconfig save demo', "invalid choice: 'cluster kubeconfig' (did you mean cluster-config?)"],
  [
    'token issue',
    "invalid choice: 'token issue' (openstack token issue prints a token; magnum kubernetes-token is for kubectl)",
  ],
  ['cluster-list -q', 'unrecognized arguments: -q (for UUIDs only: -f value -c uuid)'],
  ['cluster-list --no-headers', 'unrecognized arguments: --no-headers (to omit headers: -f value)'],
  ['cluster-list -v', 'unrecognized arguments: -v (did you mean --debug?)'],
  ['cluster-list --jq .', 'unrecognized arguments: --jq . (pipe -f json to jq)'],
  [
    'cluster-create a --cluster-template t --nodes 2',
    'unrecognized arguments: --nodes 2 (did you mean --node-count?)',
  ],
  [
    'cluster-create a --cluster-template t --template t',
    'unrecognized arguments: --template t (did you mean --cluster-template?)',
  ],
  [
    'cluster-create a --template=t',
    'the following arguments are required: --cluster-template (--template: did you mean --cluster-template?)',
  ],
  ['cluster-delete demo --force', 'unrecognized arguments: --force (did you mean --yes?)'],
  ['cluster-list --force', 'unrecognized arguments: --force'],
  [
    'cluster-resize c 3 --nodes 2',
    'unrecognized arguments: --nodes 2 (did you mean the argument <node_count>?)',
  ],
  ['cluster-list --nodes 2', 'unrecognized arguments: --nodes 2'],
  ['--os-frobnicate 2 cluster-list', 'unrecognized arguments: --os-frobnicate'],
  ['cluster-list --version 1.27', "argument --version: ignored explicit argument '1.27'"],
  ['version cluster-list', 'unrecognized arguments: cluster-list'],
  ['cluster-list --wide', 'unrecognized arguments: --wide (did you mean --long?)'],
  ['cluster-list --no-color', 'unrecognized arguments: --no-color (did you mean --color never?)'],
  [
    'cluster-list --status create_failed',
    "argument --status: invalid choice: 'create_failed' (did you mean CREATE_FAILED?)",
  ],
  ['cluster-scale demo 3', "invalid choice: 'cluster-scale' (did you mean cluster-resize?)"],
  ['delete cluster demo', "invalid choice: 'delete' (did you mean cluster-delete?)"],
  ['describe nodegroup demo a', "invalid choice: 'describe' (did you mean nodegroup-show?)"],
  ['clsuter', "invalid choice: 'clsuter' (did you mean cluster?)"],
  ['wait demo', "invalid choice: 'wait' (did you mean cluster-wait?)"],
  ['ls', "invalid choice: 'ls' (did you mean cluster-list?)"],
  ['nodegroups demo', "invalid choice: 'nodegroups' (did you mean nodegroup-list?)"],
  ['ca-show demo -w', 'unrecognized arguments: -w'],
  ['cluster-list -o name', "argument --format: invalid choice: 'name' (for names only: -f value -c name)"],
  // No suggestion is better than a wrong one.
  ['constructor', "invalid choice: 'constructor'"],
  ['cluster frobnicate', "invalid choice: 'cluster frobnicate'"],
  ['kwota-list', "invalid choice: 'kwota-list'"],
  ['explain cluster', "invalid choice: 'explain'"],
  ['cluster-list --filed name', 'unrecognized arguments: --filed name'],
  ['cluster-show demo --sort-key name', 'unrecognized arguments: --sort-key name'],
  ['--frobnicate', 'unrecognized arguments: --frobnicate'],
  ['cluster-delete a b --frobnicate', 'unrecognized arguments: --frobnicate'],
  ['cluster-show demo -- --long', 'unrecognized arguments: --long'],
  ['cluster stop demo', "invalid choice: 'cluster stop'"],
  ['stop demo', "invalid choice: 'stop'"],
  ['ca list', "invalid choice: 'ca list'"],
  ['shell', "invalid choice: 'shell'"],
  ['help kubectl', "'kubectl' is not a valid subcommand"],
])('%s: the error names the equivalent, if there is one', async (line, reason) => {
  const { code, stderr } = await typed(line)
  expect(code).toBe(2)
  expect(stderr).toContain(`error: ${reason}\n`)
})

test.each([
  // A noun and a verb, in any order and spelling.
  ['delete template k8s', 'cluster-template-delete'],
  ['delete cluster-template k8s', 'cluster-template-delete'],
  ['create cluster demo', 'cluster-create'],
  ['update cluster demo', 'cluster-update'],
  ['list templates', 'cluster-template-list'],
  ['get templates', 'cluster-template-list'],
  ['get cluster -o wide', 'cluster-list'],
  ['get cluster demo', 'cluster-show'],
  ['templates list', 'cluster-template-list'],
  ['cluster-templates', 'cluster-template-list'],
  ['nodepool list demo', 'nodegroup-list'],
  ['create node-group demo gpu', 'nodegroup-create'],
  ['quota set', 'quotas-update'],
  ['CLUSTER-LIST', 'cluster-list'],
  ['Cluster list', 'cluster-list'],
  ['cluster set demo node_count=3', 'cluster-update'],
  ['edit cluster demo', 'cluster-update'],
  ['cluster info demo', 'cluster-show'],
  ['cluster view demo', 'cluster-show'],
  ['describe cluster/demo', 'cluster-show'],
  ['show ca demo', 'ca-show'],
  ['logs demo', 'cluster-events'],
  ['cluster get-credentials demo', 'cluster-config'],
  ['container clusters get-credentials demo', 'cluster-config'],
  ['eks update-kubeconfig --name demo', 'cluster-config'],
  ['kubernetes cluster kubeconfig save demo', 'cluster-config'],
  ['get kubeconfig demo', 'cluster-config'],
  ['get events', 'cluster-events'],
  ['k8s cluster list', 'cluster-list'],
  ['kubernetes cluster node-pool list demo', 'nodegroup-list'],
  // A verb alone.
  ['wait --for=condition=Ready demo', 'cluster-wait'],
  ['stop', 'sandbox-stop'],
  ['sandbox up', 'sandbox-start'],
  ['openstack coe cluster list', 'cluster-list'],
  ['nodepool scale demo gpu 3', 'cluster-resize --nodegroup'],
  ['history demo', 'cluster-events'],
  ['sandbox down', 'sandbox-stop'],
  ['sandbox delete', 'sandbox-reset'],
  ['rotate', 'ca-rotate or credential-rotate'],
  ['whoami', 'doctor'],
  ['auth status', 'doctor'],
  ['auth logout', 'token-forget'],
  // A prefix of a verb, and transposed letters.
  ['sandbox stat', 'sandbox-status'],
  ['nodegroup lst', 'nodegroup-list'],
  ['cluster templat list', 'cluster-template-list'],
  ['cluster_list', 'cluster-list'],
  ['vesion', 'version'],
])('%s: did you mean %s?', async (line, command) => {
  const { code, stderr } = await typed(line)
  expect(code).toBe(2)
  expect(stderr).toContain(` (did you mean ${command}?)\n`)
})

test.each([
  // Not sandbox-reset, which deletes everything.
  ['sandbox restart', 'run sandbox-stop, then sandbox-start'],
  ['describe demo', 'specify a resource, such as cluster-show'],
  ['auth login', "every command logs in automatically: 'magnum help authentication'"],
  ['init', "every command logs in automatically: 'magnum help authentication'"],
  [
    'apply -f cluster.yaml',
    "manifests are not supported: create clusters with options, 'magnum help cluster-create'",
  ],
  [
    'create -f cluster.yaml',
    "manifests are not supported: create clusters with options, 'magnum help cluster-create'",
  ],
  ['cluster exec demo', "use kubectl, which 'magnum cluster-config' configures"],
  ['top nodes', "use kubectl, which 'magnum cluster-config' configures"],
  ['get pods', "use kubectl, which 'magnum cluster-config' configures"],
  ['flavor list', "use 'openstack'"],
  ['server list', "use 'openstack'"],
  ['config use-context prod', 'choose a cloud in clouds.yaml with --os-cloud'],
  ['config set-context prod', 'choose a cloud in clouds.yaml with --os-cloud'],
  ['context ls', 'choose a cloud in clouds.yaml with --os-cloud'],
  ['config show', 'did you mean config-list?'],
  ['cluster-update demo node_count=3', 'did you mean replace node_count=3?'],
  ['cluster-update demo set node_count=3', 'did you mean replace?'],
  ['cluster-template-update k8s unset labels', 'did you mean remove?'],
  ['cluster-list --json name,status', 'choose columns with -c: -f json -c name -c status'],
  ['cluster-list --json name', 'choose columns with -c: -f json -c name -c status'],
  ['cluster-show demo --json=name,status', 'choose columns with -c: -f json -c name -c status'],
  ['cluster-list -o jsonpath={.items}', 'choose columns with -c, or pipe -f json to jq'],
  ['cluster-list --output-format json', 'did you mean --format?'],
  ['cluster-list --all-projects', 'administrators always see the clusters of all projects'],
  ['cluster-list -A', 'administrators always see the clusters of all projects'],
  ['cluster-list --context prod', 'did you mean --os-cloud?'],
  ['cluster-list -n prod', 'choose the project with --os-project-name'],
  ['cluster-list --region north', 'did you mean --os-region-name?'],
  ['cluster-list --selector a=b', 'filters are --status, --name, --template and --coe'],
  ['cluster-create demo --cluster-template k8s --workers 3', 'did you mean --node-count?'],
  ['cluster-create demo --cluster-template k8s --size m1.small', 'did you mean --flavor?'],
  ['cluster-create demo -t k8s', '-t: did you mean --cluster-template?'],
  ['cluster-wait demo --for=condition=Ready', 'omit it to wait until the operation finishes'],
  ['cluster-wait demo --for ready', 'omit it to wait until the operation finishes'],
  ['cluster-wait demo --for DELETE', 'did you mean deleted?'],
  ['cluster-create demo --cluster-template k8s --version 1.27', 'for Kubernetes: --labels kube_tag=VERSION'],
  ['cluster-create demo --cluster-template k8s --version=v1.27', 'for Kubernetes: --labels kube_tag=VERSION'],
  [
    'cluster-create demo --cluster-template k8s --kubernetes-version 1.27',
    'for Kubernetes: --labels kube_tag=VERSION',
  ],
  [
    'cluster-upgrade demo k8s --kubernetes-version 1.27',
    'the <cluster_template> has the version of Kubernetes',
  ],
  ['cluster-upgrade demo --version 1.27', 'the <cluster_template> has the version of Kubernetes'],
  ['cluster-resize demo --node-count 2', 'did you mean the argument <node_count>?'],
  ['cluster-show --name demo', 'did you mean the argument <cluster>?'],
  ['cluster-resize demo 3 --replicas 3', 'did you mean the argument <node_count>?'],
  ['cluster-list --all', 'without --limit, all are listed'],
  ['cluster-list --order-by name', 'did you mean --sort-key?'],
  ['cluster-list --descending', 'did you mean --sort-dir desc?'],
  ['cluster-list --yaml', 'did you mean --format yaml?'],
  ['cluster-list --show-labels', 'did you mean --fields labels?'],
  ['cluster-list --insecure-skip-tls-verify', 'did you mean --insecure?'],
  ['cluster-list --tag prod', 'filters are --status, --name, --template and --coe'],
  ['cluster-list -aq', 'for UUIDs only: -f value -c uuid'],
  ['cluster-list --format ID,Name', 'choose columns with -c, or pipe -f json to jq'],
  ['cluster-list --format {{.Name}}', 'choose columns with -c, or pipe -f json to jq'],
  ['cluster-list --format value(name)', 'choose columns with -c, or pipe -f json to jq'],
  ['cluster-list --username demo', 'did you mean --os-username?'],
  ['cluster-list --log-level debug', 'did you mean --debug?'],
  ['cluster-list -vv', 'did you mean --debug?'],
  ['cluster-delete a b --no-wait', 'only --wait waits'],
  ['-f json cluster-list', 'options of a command come after it'],
  ['cluster-list --coe k8s', 'did you mean kubernetes?'],
  ['cluster-list --coe Kubernets', 'did you mean kubernetes?'],
  ['cluster-list --status CREATE_FAILED,UPDATE_FAILED', 'repeat the option for each status'],
  [
    'cluster-list --status failed',
    'choose from CREATE_FAILED, UPDATE_FAILED, ROLLBACK_FAILED, DELETE_FAILED, RESUME_FAILED',
  ],
  ['help clutser-list', 'did you mean cluster-list?'],
  ['help clusters', 'did you mean cluster-list?'],
  ['help wait', 'did you mean cluster-wait?'],
  ['cluster-list --hlep', 'did you mean --help?'],
  ['--hepl', 'did you mean --help?'],
  ['cluster-list -?', 'did you mean --help?'],
  // Options with one hyphen, and text copied from a web page.
  ['cluster-list -limit 3', 'did you mean --limit?'],
  ['cluster-list -format json', 'did you mean --format?'],
  ['cluster-create demo -cluster-template k8s', '-cluster-template: did you mean --cluster-template?'],
  ['cluster-create demo -cluster-template=k8s', '-cluster-template: did you mean --cluster-template?'],
  ['cluster-list –-limit 3', 'retype its dash, which is not a hyphen'],
  ['cluster-create demo —cluster-template k8s', '—cluster-template: retype its dash, which is not a hyphen'],
  ['cluster-list --limit\u00a03', 'retype its space, which is a no-break space'],
])('%s: %s', async (line, hint) => {
  const { code, stderr } = await typed(line)
  expect(code).toBe(2)
  expect(stderr).toContain(` (${hint})\n`)
})

test('for an unknown verb, the error names the help of the noun', async () => {
  expect((await typed('quotas frobnicate')).stderr).toMatch(
    /\nTry 'magnum help quotas' for more information\.\n$/,
  )
})

test("for an unknown topic, the error names the program's help", async () => {
  expect((await typed('help clutser-list')).stderr).toMatch(/\nTry 'magnum help' for more information\.\n$/)
})

test('an option is only suggested for commands that have it', async () => {
  expect((await typed('stats-list --selector a=b')).stderr).toContain('arguments: --selector\n')
  expect((await typed('ca-show demo -q')).stderr).toContain('arguments: -q\n')
})
