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

/** Topics of `magnum help TOPIC`. */
export const topics: Readonly<Record<string, Topic>> = {
  labels: {
    summary: 'Label keys of the drivers, their values and defaults',
    text: labelsTopic,
  },
  drivers: {
    summary: 'Network drivers, volume drivers and TLS of each COE',
    text: driversTopic,
  },
  formats: {
    summary: 'Output formats, and how to choose columns',
    text: () => formatsTopic(),
  },
  'exit-codes': {
    summary: 'Meaning of the exit codes',
    text: exitCodesTopic,
  },
  environment: {
    summary: 'Global options and environment variables',
    text: environmentTopic,
  },
  authentication: {
    summary: 'Ways to log in to a cloud',
    text: () => authenticationTopic,
  },
}

/** Aligns rows of words in columns two spaces apart. The last column may be of any width. */
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
    'Labels are options for a driver, in addition to the attributes of templates and\n',
    'clusters: --labels KEY=VALUE,KEY=VALUE, or one --labels for each. Which ones a\n',
    'cloud supports depends on its drivers.\n\n',
    inColumns([['KEY', 'VALUES', 'DEFAULT', 'COE'], ...rows]),
    '\n[1] filesystem/posix, filesystem/linux, filesystem/shared, posix/cpu, posix/mem,\n',
    '    posix/disk, cgroups/cpu, cgroups/mem, docker/runtime, namespaces/pid.\n',
    '[2] Its content is sent as mesos_slave_executor_env_variables.\n',
    '\nNewer Kubernetes drivers also support:\n',
    wrap(furtherKeys.join(' '), 2),
    '\nExamples:\n',
    '  # another flannel backend, in addition to the labels of the template\n',
    '  $ magnum cluster-create mycluster --cluster-template k8s \\\n',
    '      --labels flannel_backend=vxlan --merge-labels\n',
  ].join('')
}

const title = (coe: string) => coe.charAt(0).toUpperCase() + coe.slice(1)

function driversTopic(): string {
  const all = Object.values(driversOfCoe)
  const head = ['', ...coes.map(title)]
  return [
    'Network and volume drivers of each COE:\n\n',
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
    '\n--docker-storage-driver defaults to overlay2. Current images no longer support\n',
    'devicemapper, which old clients requested.\n',
    '\nExamples:\n',
    '  # a Kubernetes template whose pods can mount volumes of the cloud\n',
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

const formatsTopic = () => `Every command with output accepts -f FORMAT and -c COLUMN:

${inColumns(Object.entries(formats).map(([name, { about }]) => [name, ' ' + about]))}
Repeat -c to choose several columns. Attributes of one resource are printed in
the order given; lists keep their order. --sort-column sorts the rows of a list,
--sort-descending reverses them. On a terminal, tables are fitted to its width;
--max-width 0 disables that; --max-width N and --fit-width wrap as in cliff.
MAGNUM_FORMAT changes the default format; on a terminal, 'magnum config set
format json' does too. With shell, names with a meaning for shells or programs
(PATH, http_proxy) get the prefix magnum_.

Only results go to stdout; warnings, progress and errors go to stderr. With
-f json an error is a JSON object: {"error": {"code", "message", "status",
"request_id", "hint"}}.

Examples:
  # the UUIDs of all clusters, one per line
  $ magnum cluster-list -f value -c uuid
  # the address of a cluster, in a variable
  $ address=$(magnum cluster-show mycluster -f value -c api_address)
  # names and statuses, for a spreadsheet
  $ magnum cluster-list -f csv -c name -c status
  # all clusters by status, with every value in quotes
  $ magnum cluster-list -f csv --quote all --sort-column status
  # at most 72 columns wide, on a terminal or not
  $ magnum cluster-show mycluster --max-width 72
  # all attributes of a cluster, for jq
  $ magnum cluster-show mycluster -f json
  # the attributes of a cluster as shell variables
  $ eval "$(magnum cluster-show mycluster -f shell --prefix cluster_)"
`

function exitCodesTopic(): string {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning])
  return [
    'Exit codes:\n',
    inColumns([[String(success), 'done'], ...rows]),
    '\nIf one of several operations fails, the others are still carried out; the exit\n',
    'code is that of the first failure. Errors go to stderr, with -f json as JSON.\n',
  ].join('')
}

/** Environment variables without an option. */
const variables = [
  ['OS_CLIENT_CONFIG_FILE', 'clouds.yaml to read instead of the default ones'],
  ['OS_CLIENT_SECURE_FILE', 'secure.yaml to read'],
  ['HTTPS_PROXY, HTTP_PROXY', 'Proxy to connect through'],
  ['NO_PROXY', 'Hosts to connect to without a proxy'],
  ['SHELL', 'Shell for which cluster-config prints variables'],
  ['XDG_CONFIG_HOME', "Folder of the settings ('magnum config path')"],
  ['XDG_CACHE_HOME', 'Folder of the cached tokens'],
  ['MAGNUM_PAGER, PAGER', 'Pager for help on a terminal; empty for none'],
  ['NO_COLOR', 'Print no colours, if not empty'],
  ['FORCE_COLOR', 'Print colours even if the output is not a terminal'],
  ['CLICOLOR_FORCE', 'The same, unless it is 0'],
  ['CLICOLOR', 'No colours if it is 0'],
]

function environmentTopic(): string {
  const hidden = Object.entries(globalOptions()).filter(([, option]) => option.hidden)
  const older = Object.fromEntries(hidden.map(([key, option]) => [key, { ...option, hidden: false }]))
  const format = { format: outputOptions.format }
  return [
    'Settings come from, in order of precedence: option, variable, clouds.yaml,\n',
    "'magnum config', default. Any setting of clouds.yaml can be given as a variable:\n",
    'auth_url as OS_AUTH_URL.\n\n',
    optionSection('Global options', globalOptions()),
    '\n',
    optionSection('Deprecated spellings and older options', older),
    '\n',
    optionSection('On commands with output', format),
    '\nOther variables:\n',
    inColumns(variables),
  ].join('')
}

const authenticationTopic = `Login settings come from a cloud in clouds.yaml, from OS_* environment
variables (an "openrc" file), or from options. Both files can be downloaded
from most dashboards.

--os-cloud or OS_CLOUD chooses a cloud in clouds.yaml, unless it is the only
one. The file is searched for in the current folder, ~/.config/openstack and
/etc/openstack; secure.yaml next to it contains secrets.

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

The authentication method is auth_type, --os-auth-type or OS_AUTH_TYPE:

  password                   user name, password and project; the default
  token                      a token issued by Keystone: OS_TOKEN
  v3applicationcredential    id (or name and user) and secret; best for scripts
  v3totp                     user name and passcode
  v3multifactor              several methods, listed in auth_methods
  v3oidcpassword             user name and password of an identity provider
  v3oidcclientcredentials    client id and secret at an identity provider
  v3oidcaccesstoken          an access token of an identity provider
  v3oidcauthcode             a login in a browser on this machine
  v3oidcdeviceauthz          a code to enter in a browser anywhere
  v3oauth2clientcredential   client id and secret at Keystone
  http_basic, none           a service without Keystone
  admin_token                a token and an endpoint, used as they are

For other methods of openstack (Kerberos, SAML), use its token:
  OS_AUTH_TYPE=token OS_TOKEN=$(openstack token issue -f value -c id)

A missing password is prompted for on a terminal, never in a script.
--os-cache (OS_CACHE=1, or 'magnum config set os_cache true') caches the token,
so that the next command need not log in. --debug shows all requests and
responses, with passwords and tokens redacted.
`
