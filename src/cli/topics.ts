import { furtherKeys, labels } from '../catalogue/labels'
import { wrap, optionSection } from './help'
import { coes, driversOfCoe, type DriversOfCoe } from '../catalogue/drivers'
import { formats } from '../output/formats'
import { exitCodes, success } from './exit-codes'
import { globalOptions } from './global-options'
import { outputOptions } from './output-options'

interface Topic {
  /** One line, without a full stop. */
  readonly summary: string
  readonly text: () => string
}

/** What `magnum help TOPIC` explains beside the commands. */
export const topics: Readonly<Record<string, Topic>> = {
  labels: {
    summary: 'The label keys of drivers, their values and defaults',
    text: labelsTopic,
  },
  drivers: {
    summary: 'Network drivers, volume drivers and TLS of each COE',
    text: driversTopic,
  },
  formats: {
    summary: 'Formats of the answer, and how to choose its columns',
    text: () => formatsTopic(),
  },
  'exit-codes': {
    summary: 'What the exit codes mean',
    text: exitCodesTopic,
  },
  environment: {
    summary: 'Global options, and variables that stand in for them',
    text: environmentTopic,
  },
  authentication: {
    summary: 'Ways to log in to a cloud',
    text: () => authenticationTopic,
  },
}

/** Rows of words in columns two spaces apart, the last one as wide as it likes. */
function inColumns(rows: readonly (readonly string[])[]): string {
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map(
      (row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd() + '\n',
    )
    .join('')
}

function labelsTopic(): string {
  const rows = labels.map(({ key, values, defaultValue, coe }) => [key, values, defaultValue || '-', coe])
  return [
    'Labels are what a driver takes beside the attributes of templates and clusters:\n',
    '--labels KEY=VALUE,KEY=VALUE, or one --labels for each. Which of them a cloud\n',
    'honours is up to its drivers.\n\n',
    inColumns([['KEY', 'VALUES', 'DEFAULT', 'COE'], ...rows]),
    '\n[1] filesystem/posix, filesystem/linux, filesystem/shared, posix/cpu, posix/mem,\n',
    '    posix/disk, cgroups/cpu, cgroups/mem, docker/runtime, namespaces/pid.\n',
    '[2] Its content is sent as mesos_slave_executor_env_variables.\n',
    '\nNewer drivers for Kubernetes also know:\n',
    wrap(furtherKeys.join(' '), 2),
    '\nExamples:\n',
    '  # a cluster with another overlay network, beside the labels of its template\n',
    '  $ magnum cluster-create mycluster --cluster-template k8s \\\n',
    '      --labels flannel_backend=vxlan --merge-labels\n',
  ].join('')
}

const title = (coe: string) => coe.charAt(0).toUpperCase() + coe.slice(1)

function driversTopic(): string {
  const all = Object.values(driversOfCoe)
  const head = ['', ...coes.map(title)]
  return [
    'Which network and volume drivers go with which COE:\n\n',
    inColumns([
      head,
      ...matrix('network', (coe) => coe.network),
      ['(default)', ...all.map(({ defaultNetwork }) => defaultNetwork)],
    ]),
    '\n',
    inColumns([head, ...matrix('volume', (coe) => coe.volume), ['(default)', ...all.map(() => 'none')]]),
    '\n',
    inColumns([head, ['TLS', ...all.map(({ tls }) => (tls ? 'yes' : 'no'))]]),
    '\nos_distro of the images:\n',
    inColumns(coes.map((coe) => [title(coe), (driversOfCoe[coe]?.images ?? []).join(', ')])),
    '\n--docker-storage-driver is overlay2 by default; devicemapper, which old clients\n',
    'asked for, is gone from the images of today.\n',
    '\nExamples:\n',
    '  # a template for Kubernetes whose pods can mount volumes of the cloud\n',
    '  $ magnum cluster-template-create k8s --coe kubernetes \\\n',
    '      --image fedora-coreos-latest --external-network public \\\n',
    '      --flavor m1.medium --master-flavor m1.medium \\\n',
    '      --network-driver flannel --volume-driver cinder\n',
  ].join('')
}

function matrix(kind: string, driversIn: (coe: DriversOfCoe) => readonly string[]): string[][] {
  const drivers = [...new Set(Object.values(driversOfCoe).flatMap(driversIn))]
  return drivers.map((driver) => [
    `${kind} ${driver}`,
    ...Object.values(driversOfCoe).map((coe) => (driversIn(coe).includes(driver) ? 'yes' : '-')),
  ])
}

const formatsTopic = () => `Every command that has an answer takes -f FORMAT and -c COLUMN:

${inColumns(Object.entries(formats).map(([name, { about }]) => [name, ' ' + about]))}
-c may be given several times: attributes of one resource come in that order,
columns of a list in the list's. --sort-column sorts the rows of a list,
--sort-descending turns them round. On a terminal tables are made to fit it;
--max-width 0 shows them whole; --max-width N and --fit-width wrap as in cliff.
The variable MAGNUM_FORMAT changes the default, and on a terminal 'magnum config
set format json' does. With shell, names that shells or programs act on (PATH,
http_proxy) begin with magnum_.

Only the answer goes to stdout. Warnings, progress and errors go to stderr. With
-f json an error is an object there: {"error": {"code", "message", "status",
"request_id", "hint"}}.

Examples:
  # the UUIDs of all clusters, one a line
  $ magnum cluster-list -f value -c uuid
  # the address of a cluster, in a variable
  $ address=$(magnum cluster-show mycluster -f value -c api_address)
  # names and states, for a spreadsheet
  $ magnum cluster-list -f csv -c name -c status
  # all clusters by status, with every value in quotes
  $ magnum cluster-list -f csv --quote all --sort-column status
  # no wider than 72 columns, whatever reads it
  $ magnum cluster-show mycluster --max-width 72
  # everything that is known of a cluster, for jq
  $ magnum cluster-show mycluster -f json
  # the attributes of a cluster as shell variables
  $ eval "$(magnum cluster-show mycluster -f shell --prefix cluster_)"
`

function exitCodesTopic(): string {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning])
  return [
    'Exit codes:\n',
    inColumns([[String(success), 'done'], ...rows]),
    '\nWhere one of several things fails, the others are still done, and the code is\n',
    "the first failure's. Errors go to stderr; with -f json they are JSON there too.\n",
  ].join('')
}

/** Variables that stand in for no option. */
const variables = [
  ['OS_CLIENT_CONFIG_FILE', 'clouds.yaml to read, in place of the usual ones'],
  ['OS_CLIENT_SECURE_FILE', 'secure.yaml to read'],
  ['HTTPS_PROXY, HTTP_PROXY', 'Proxy to connect through'],
  ['NO_PROXY', 'Hosts that are connected to directly'],
  ['SHELL', 'Shell that cluster-config writes its exports for'],
  ['XDG_CONFIG_HOME', "Folder of the settings ('magnum config path')"],
  ['XDG_CACHE_HOME', 'Folder of the kept tokens'],
  ['MAGNUM_PAGER, PAGER', 'Pager for help on a terminal; empty for none'],
  ['NO_COLOR', 'Print no colours, if not empty'],
  ['FORCE_COLOR', 'Print colours even where the output is no terminal'],
]

function environmentTopic(): string {
  const hidden = Object.entries(globalOptions()).filter(([, option]) => option.hidden)
  const older = Object.fromEntries(hidden.map(([key, option]) => [key, { ...option, hidden: false }]))
  const format = { format: outputOptions.format }
  return [
    'A setting comes from the option, else the variable, else clouds.yaml, else\n',
    "'magnum config', else the default. Any setting of clouds.yaml can be given as\n",
    'a variable: auth_url as OS_AUTH_URL.\n\n',
    optionSection('Global options', globalOptions()),
    '\n',
    optionSection('Deprecated spellings and older options', older),
    '\n',
    optionSection('On commands that have an answer', format),
    '\nFurther variables:\n',
    inColumns(variables),
  ].join('')
}

const authenticationTopic = `Where to log in, and as whom, comes from a cloud of clouds.yaml, from OS_*
variables (an "openrc" file), or from options. The first two can be downloaded
from most dashboards.

A cloud of clouds.yaml is named by --os-cloud or OS_CLOUD, or is the only one in
the file. The file is looked for in the current folder, ~/.config/openstack and
/etc/openstack; secure.yaml beside it holds what should not be shared.

  clouds:
    mycloud:
      auth:
        auth_url: https://keystone.example.com:5000/v3
        username: me
        password: secret
        project_name: myproject
        user_domain_name: Default
        project_domain_name: Default
      region_name: RegionOne

The kind of login is auth_type, --os-auth-type or OS_AUTH_TYPE:

  password                   user name, password and project; the default
  token                      a token that Keystone has issued: OS_TOKEN
  v3applicationcredential    id (or name and user) and secret; best for scripts
  v3totp                     user name and passcode
  v3multifactor              several of them: auth_methods lists which
  v3oidcpassword             a user name and password of an identity provider
  v3oidcclientcredentials    client id and secret at an identity provider
  v3oidcaccesstoken          an access token of an identity provider
  v3oidcauthcode             a login in a browser on this machine
  v3oidcdeviceauthz          a code to enter in a browser anywhere
  v3oauth2clientcredential   client id and secret at Keystone
  http_basic, none           a service that runs without Keystone
  admin_token                a token and an endpoint, taken as they are

Any other login of openstack (Kerberos, SAML) goes by way of its token:
  OS_AUTH_TYPE=token OS_TOKEN=$(openstack token issue -f value -c id)

A password that is missing is asked for on a terminal, and never in a script.
--os-cache (OS_CACHE=1, or 'magnum config set os_cache true') keeps the token,
so that the next command need not log in. --debug shows every exchange with the
cloud; passwords and tokens are replaced in it.
`
