import { cluster, template, uuidOf } from '../resources'
import { anything, type Difference } from './difference'

/** The responses of a service whose cluster `c` and template have these attributes. */
const world = (ofCluster: object, ofTemplate: object = {}) => ({
  'GET /v1/clusters/c': { body: { ...cluster('c'), ...ofCluster } },
  [`GET /v1/clustertemplates/${uuidOf('c-template')}`]: { body: { ...template('t'), ...ofTemplate } },
})
const isConfig = (argv: readonly string[]) => argv.includes('cluster-config')
const kubernetes = { coe: 'kubernetes', tls_disabled: false }
const swarm = { coe: 'swarm' }

/** Differences in the files and output of `cluster-config`. */
export const configurationDifferences: readonly Difference[] = [
  {
    id: 'folder',
    old: '`cluster-config` requested the cluster before it noticed that the target directory did not exist, and failed.',
    now: 'The directory is created.',
    expect: (_, { argv }, { stderr }) =>
      isConfig(argv) && stderr.includes('No such file or directory') ? anything : undefined,
    example: { argv: ['cluster-config', 'c', '--dir', 'new'] },
    ours: { code: 0, files: { 'new/config': 'kubeconfig for c at https://172.24.4.3:6443' } },
  },
  {
    id: 'overwrite',
    old: 'An existing file was noticed only after a certificate had been signed and some files had been written.',
    now: 'Existing files are checked before the first request.',
    expect: (_, __, { stderr }) =>
      stderr.includes('exists, aborting.') ? { requests: [], files: {} } : undefined,
    example: { argv: ['cluster-config', 'c'], files: { 'ca.pem': 'mine' }, answers: world({}, kubernetes) },
    ours: { code: 1, requests: [], files: {} },
  },
  {
    id: 'address',
    old: 'For a cluster without an address, `server: None` was written or `DOCKER_HOST=None` printed.',
    now: 'This is an error that says how to wait for the address.',
    expect: (_, { argv, answers = {} }) =>
      isConfig(argv) &&
      /"api_address":(null|"")|"body":(?!.*"api_address").*"stack_id"/.test(JSON.stringify(answers))
        ? anything
        : undefined,
    example: { argv: ['cluster-config', 'c'], answers: world({ api_address: null }) },
    ours: { code: 1, stdout: '', files: {} },
  },
  {
    id: 'mesos',
    old: 'For Mesos, and any other COE except Kubernetes and Swarm, `None` was printed.',
    now: '`MESOS_MASTER` is exported.',
    expect: (_, { argv }, { stdout }) => (isConfig(argv) && /^None$/m.test(stdout) ? anything : undefined),
    example: { argv: ['cluster-config', 'c'], answers: world({ api_address: '10.0.0.7' }, { coe: 'mesos' }) },
    ours: { code: 0, stdout: 'export MESOS_MASTER=10.0.0.7\n\n', files: {} },
  },
  {
    id: 'quoted',
    old: 'Addresses and paths were printed unquoted, so `eval` split or executed them.',
    now: 'Anything other than letters, digits and `@+:,./-` is quoted.',
    expect: ({ stdout = '' }) =>
      stdout.split('\n').some((line) => /^(export \w+=|setenv \w+ ).*[^\w@+:,./$-]/.test(line))
        ? { stdout: undefined }
        : undefined,
    example: { argv: ['cluster-config', 'c', '--dir', 'my $HOME'], files: { 'my $HOME/other': '' } },
    ours: { code: 0, stdout: "export KUBECONFIG='$CWD/my $HOME/config'\n\n" },
  },
  {
    id: 'csh',
    old: 'In csh, the `setenv` lines ran together when evaluated.',
    now: 'They are separated by `;`.',
    expect: ({ stdout = '' }) =>
      stdout.startsWith('setenv') ? { stdout: stdout.replace(/\n(?=setenv)/g, ';\n') } : undefined,
    example: { argv: ['cluster-config', 'c'], env: { SHELL: '/bin/tcsh' }, answers: world({}, swarm) },
    ours: {
      stdout:
        'setenv DOCKER_HOST https://172.24.4.3:6443;\nsetenv DOCKER_CERT_PATH $CWD;\nsetenv DOCKER_TLS_VERIFY \n\n',
    },
  },
  {
    id: 'shells',
    old: 'Without `SHELL`, the command failed after writing the files. `csh` anywhere in the path of the shell meant csh. fish got the syntax of bash.',
    now: 'Without `SHELL`, the syntax is that of a POSIX shell. Only the last component of the path counts. fish gets its own syntax.',
    expect: (_, { argv, env = {} }) =>
      isConfig(argv) && 'SHELL' in env && (env['SHELL'] === undefined || /csh.*\/|fish$/.test(env['SHELL']))
        ? anything
        : undefined,
    example: { argv: ['cluster-config', 'c'], env: { SHELL: undefined } },
    ours: { code: 0, stdout: 'export KUBECONFIG=$CWD/config\n\n' },
  },
  {
    id: 'yaml',
    old: 'Names and addresses were written to the kubeconfig unquoted, which could break its YAML.',
    now: 'They are quoted where YAML requires it.',
    expect: ({ files = {} }, { argv }) =>
      isConfig(argv) && Object.values(files).some((file) => /^kubeconfig for (?!c at [\w:/.]+$)/.test(file))
        ? { files: undefined }
        : undefined,
    example: { argv: ['cluster-config', 'c'], answers: world({ name: 'a: {b' }) },
    ours: { code: 0, files: { config: 'kubeconfig for "a: {b" at https://172.24.4.3:6443' } },
  },
]
