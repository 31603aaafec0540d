import { needs } from '../support/tools'
import { type Shell, shellWithCloud } from './support'

const inZsh = needs('zsh')
let shell: Shell
beforeAll(async () => void (shell = await shellWithCloud()))
afterAll(() => shell.stop())

/** Types a line into an interactive zsh, presses TAB, and returns the resulting line. */
async function tab(line: string): Promise<string | undefined> {
  const program = `
    zmodload zsh/zpty
    zpty z zsh -f -i
    zpty -w z 'PS1= PS2= ; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -D -u'
    zpty -w z '. $COMPLETIONS/_magnum; report() { print -r -- "LINE<$BUFFER>"; zle send-break }'
    zpty -w z 'zle -N report; bindkey "^X" report; print READY'
    zpty -r z text $'*READY*READY*'
    zpty -w -n z "$1"$'\\t\\C-X'
    zpty -r z text $'*LINE<*>*'
    print -r -- "$text"
    zpty -d z`
  const printed = await shell.lines('zsh', ['-f', '-c', program, 'zsh', line])
  return /LINE<(.*?)>/.exec(printed.join('\n'))?.[1]?.trimEnd()
}

inZsh.each([
  ['magnum cluster-template-sh', 'magnum cluster-template-show'],
  ['magnum cluster templ', 'magnum cluster template'],
  ['magnum help cluster templ', 'magnum help cluster template'],
  ['magnum help nodegroup sh', 'magnum help nodegroup show'],
  ['magnum cluster-create --node-c', 'magnum cluster-create --node-count'],
  ['magnum cluster-list --sort-dir d', 'magnum cluster-list --sort-dir desc'],
  ['magnum cluster-list --sort-dir=d', 'magnum cluster-list --sort-dir=desc'],
  ['magnum cluster-show --output=y', 'magnum cluster-show --output=yaml'],
  ['magnum cluster-show bl', 'magnum cluster-show blue'],
  ['magnum cluster-show -o json bl', 'magnum cluster-show -o json blue'],
  ['magnum cluster describe bl', 'magnum cluster describe blue'],
  ['magnum cluster-template-show ev', 'magnum cluster-template-show evil\\ \\$\\(touch\\ pwned\\)'],
  ['magnum nodegroup show blue default-w', 'magnum nodegroup show blue default-worker'],
  ['magnum --os-cloud ot', 'magnum --os-cloud other'],
  ['magnum cluster-create x --labels a=b,flannel_b', 'magnum cluster-create x --labels a=b,flannel_backend='],
  ['magnum config set color al', 'magnum config set color always'],
  ['magnum cluster update blue replace node_', 'magnum cluster update blue replace node_count='],
  ['magnum cluster update blue remove lab', 'magnum cluster update blue remove labels'],
  ['magnum cluster-create x --labels flannel_b', 'magnum cluster-create x --labels flannel_backend='],
])('%s<TAB>', async (typed, completed) => {
  expect(await tab(typed)).toBe(completed)
})

inZsh('cached names need no request', async () => {
  await tab('magnum cluster-show bl')
  await shell.renameKept('blue', 'kept')
  expect(await tab('magnum cluster-show ke')).toBe('magnum cluster-show kept')
})
