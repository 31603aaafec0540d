import { cluster, template, uuidOf } from '../resources'
import { anything, type Difference } from './difference'

/** The answers of a service whose cluster `c` and its template have these attributes. */
const world = (ofCluster: object, ofTemplate: object = {}) => ({
  'GET /v1/clusters/c': { body: { ...cluster('c'), ...ofCluster } },
  [`GET /v1/clustertemplates/${uuidOf('c-template')}`]: { body: { ...template('t'), ...ofTemplate } },
})
const isConfig = (argv: readonly string[]) => argv.includes('cluster-config')
const kubernetes = { coe: 'kubernetes', tls_disabled: false }
const swarm = { coe: 'swarm' }

/** Differences in what `cluster-config` writes and prints. */
export const configurationDifferences: readonly Difference[] = [
  {
    id: 'folder',
    old: 'A folder for `cluster-config` that did not exist was an error after the cluster had been asked for.',
    now: 'It is made.',
    expect: (_, { argv }, { stderr }) =>
      isConfig(argv) && stderr.includes('No such file or directory') ? anything : undefined,
    example: { argv: ['cluster-config', 'c', '--dir', 'new'] },
    ours: { code: 0, files: { 'new/config': 'kubeconfig for c at https://172.24.4.3:6443' } },
  },
  {
    id: 'overwrite',
    old: 'That a file was there already was found when a certificate had been made, and after some of the files had been written.',
    now: 'It is found out before anything is asked of the service.',
    expect: (_, __, { stderr }) =>
      stderr.includes('exists, aborting.') ? { requests: [], files: {} } : undefined,
    example: { argv: ['cluster-config', 'c'], files: { 'ca.pem': 'mine' }, answers: world({}, kubernetes) },
    ours: { code: 1, requests: [], files: {} },
  },
  {
    id: 'address',
    old: 'For a cluster without an address `server: None` was written, or `DOCKER_HOST=None` printed.',
    now: 'That fails, and says how to wait for the address.',
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
    old: 'For Mesos, and whatever else is neither Kubernetes nor Swarm, `None` was printed.',
    now: '`MESOS_MASTER` is exported.',
    expect: (_, { argv }, { stdout }) => (isConfig(argv) && /^None$/m.test(stdout) ? anything : undefined),
    example: { argv: ['cluster-config', 'c'], answers: world({ api_address: '10.0.0.7' }, { coe: 'mesos' }) },
    ours: { code: 0, stdout: 'export MESOS_MASTER=10.0.0.7\n\n', files: {} },
  },
  {
    id: 'quoted',
    old: 'Addresses and folders stood in the exports as they were: `eval` took them apart, or executed them.',
    now: 'What is more than letters, digits and `@+:,./-` is quoted.',
    expect: ({ stdout = '' }) =>
      stdout.split('\n').some((line) => /^(export \w+=|setenv \w+ ).*[^\w@+:,./$-]/.test(line))
        ? { stdout: undefined }
        : undefined,
    example: { argv: ['cluster-config', 'c', '--dir', 'my $HOME'], files: { 'my $HOME/other': '' } },
    ours: { code: 0, stdout: "export KUBECONFIG='$CWD/my $HOME/config'\n\n" },
  },
  {
    id: 'csh',
    old: 'In csh the lines of `setenv` ran together when they were evaluated.',
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
    old: 'Without `SHELL` the command failed after it had written the files; `csh` anywhere in its path meant csh; fish got the lines of bash.',
    now: 'Without `SHELL` the lines are those of a POSIX shell; the last part of the path counts; fish gets its own.',
    expect: (_, { argv, env = {} }) =>
      isConfig(argv) && 'SHELL' in env && (env['SHELL'] === undefined || /csh.*\/|fish$/.test(env['SHELL']))
        ? anything
        : undefined,
    example: { argv: ['cluster-config', 'c'], env: { SHELL: undefined } },
    ours: { code: 0, stdout: 'export KUBECONFIG=$CWD/config\n\n' },
  },
  {
    id: 'yaml',
    old: 'Name and address stood in the kubeconfig as they were, and made another YAML of it.',
    now: 'They are quoted where YAML wants it.',
    expect: ({ files = {} }, { argv }) =>
      isConfig(argv) && Object.values(files).some((file) => /^kubeconfig for (?!c at [\w:/.]+$)/.test(file))
        ? { files: undefined }
        : undefined,
    example: { argv: ['cluster-config', 'c'], answers: world({ name: 'a: {b' }) },
    ours: { code: 0, files: { config: 'kubeconfig for "a: {b" at https://172.24.4.3:6443' } },
  },
]
