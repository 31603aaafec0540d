import { needs } from '../support/tools'
import { type Shell, shellWithCloud } from './support'

const inFish = needs('fish')
let shell: Shell
beforeAll(async () => void (shell = await shellWithCloud()))
afterAll(() => shell.stop())

/** The candidates of fish's completion engine at the end of a line, without descriptions. */
async function tab(line: string): Promise<string[]> {
  const program = 'source $COMPLETIONS/magnum.fish; complete -C $argv[1]'
  const lines = await shell.lines('fish', ['--no-config', '-c', program, line])
  return lines.map((each) => each.split('\t')[0] ?? '')
}

inFish.each([
  ['magnum cluster-template-sh', ['cluster-template-show']],
  ['magnum cluster templ', ['template']],
  ['magnum help cluster templ', ['template']],
  ['magnum help nodegroup sh', ['show']],
  ['magnum cluster-create --node-c', ['--node-count']],
  ['magnum cluster-list --sort-dir ', ['asc', 'desc']],
  ['magnum cluster-list --sort-dir=d', ['--sort-dir=desc']],
  ['magnum cluster-show -o js', ['json', 'jsonl']],
  ['magnum cluster-show bl', ['blue']],
  ['magnum cluster-show -o json bl', ['blue']],
  ['magnum cluster describe bl', ['blue']],
  ['magnum nodegroup show blue default-w', ['default-worker']],
  ['magnum --os-cloud ot', ['other']],
  ['magnum cluster-create x --labels flannel_b', ['flannel_backend=']],
])('%s<TAB>', async (typed, proposed) => {
  expect((await tab(typed)).sort()).toEqual(proposed)
})

inFish.each([
  ['magnum cluster-template-create x --network-driver f', ['flannel']],
  ['magnum config set color a', ['always', 'auto']],
  ['magnum cluster-create x --labels a=b,flannel_b', ['a=b,flannel_backend=']],
  ['magnum cluster-create x --labels=a=b,flannel_b', ['--labels=a=b,flannel_backend=']],
  ['magnum cluster-delete blue bl', []],
  ['magnum cluster update blue replace node_', ['node_count=']],
  ['magnum cluster update blue remove lab', ['labels']],
])('%s<TAB> proposes %j', async (typed, proposed) => {
  expect((await tab(typed)).sort()).toEqual(proposed)
})

inFish("fish's completions generated from the man page are not offered", async () => {
  const program = `
    set -l made (mktemp -d)
    echo 'complete -c magnum -l from-the-manual' > $made/magnum.fish
    set -g fish_complete_path $made
    source $COMPLETIONS/magnum.fish
    complete -C 'magnum cluster-list --from'`
  const lines = await shell.lines('fish', ['--no-config', '-c', program])
  expect(lines.filter((line) => line.startsWith('--from'))).toEqual([])
})

inFish('commands have descriptions', async () => {
  const program = 'source $COMPLETIONS/magnum.fish; complete -C "magnum cluster-li"'
  expect(await shell.lines('fish', ['--no-config', '-c', program])).toEqual([
    'cluster-list\tList the clusters of the project',
  ])
})

inFish('cached names need no request', async () => {
  const program = 'source $COMPLETIONS/magnum.fish; complete -C "magnum cluster-show "'
  await shell.lines('fish', ['--no-config', '-c', program])
  await shell.renameKept('blue', 'kept')
  expect(await shell.lines('fish', ['--no-config', '-c', program])).toContain('kept')
})
