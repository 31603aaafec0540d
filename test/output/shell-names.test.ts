import { spawnSync } from 'node:child_process'
import { needs } from '../support/tools'
import { written } from '../support/written'

const asShell = (record: Record<string, string>, prefix = '') =>
  written({ kind: 'record', record }, { format: 'shell', prefix })

test.each([
  ['PATH', 'magnum_PATH'],
  ['PS4', 'magnum_PS4'],
  ['LD_PRELOAD', 'magnum_LD_PRELOAD'],
  ['KubeConfig', 'magnum_KubeConfig'],
  ['_', 'magnum__'],
  ['42', 'magnum_42'],
  ['日本', 'magnum___'],
  ['path', 'magnum_path'],
  ['prompt', 'magnum_prompt'],
  ['http-proxy', 'magnum_http_proxy'],
  ['npm_config_prefix', 'magnum_npm_config_prefix'],
  ['modules', 'magnum_modules'],
  ['dis_aliases', 'magnum_dis_aliases'],
  ['jobtexts', 'magnum_jobtexts'],
  ['zsh_eval_context', 'magnum_zsh_eval_context'],
  ['path_of', 'path_of'],
  ['status', 'status'],
  ['api_address', 'api_address'],
])('the attribute %s is the variable %s', async (key, name) => {
  expect(await asShell({ [key]: 'v' })).toBe(`${name}='v'\n`)
})

test.each([
  ['GIT_', 'SSH', 'GIT_magnum_SSH'],
  ['f', 'path', 'fmagnum_path'],
  ['PS', '4', 'PSmagnum_4'],
  ['CLUSTER_', 'uuid', 'CLUSTER_uuid'],
])('with --prefix %s the attribute %s is the variable %s', async (prefix, key, name) => {
  expect(await asShell({ [key]: 'v' }, prefix)).toBe(`${name}='v'\n`)
})

const dangerous = [
  ...[
    'PATH',
    'IFS',
    'PS1',
    'PS4',
    'ENV',
    'BASH_ENV',
    'PROMPT_COMMAND',
    'HOME',
    'SHELLOPTS',
    'ZDOTDIR',
    'NULLCMD',
  ],
  ...['LD_PRELOAD', 'DYLD_INSERT_LIBRARIES', 'NODE_OPTIONS', 'GIT_SSH_COMMAND', 'KUBECONFIG', 'OS_AUTH_URL'],
  ...['path', 'fpath', 'prompt', 'argv', 'aliases', 'functions', 'commands', 'histchars', 'https_proxy'],
]

for (const shell of ['dash', 'bash', 'zsh']) {
  needs(shell)(`no attribute becomes a variable that affects ${shell} or a program`, async () => {
    const script = await asShell(Object.fromEntries(dangerous.map((name) => [name, `evil-${name}`])))
    const { stdout } = spawnSync(shell, {
      input: `${script}set`,
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', HOME: '/nowhere', http_proxy: 'http://proxy' },
    })
    const set = stdout.split('\n').filter((line) => line.includes('evil-') && !line.startsWith('_='))
    expect(set.length).toBeGreaterThanOrEqual(dangerous.length)
    for (const line of set) expect(line).toMatch(/^magnum_/)
  })
}
