import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bash } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

/** The script after a sentence that begins so. */
function recipe(start: string): string {
  const page = readFileSync(join(__dirname, '../../docs/scripting.md'), 'utf8')
  return page.split(`\n${start}`)[1]?.split('```sh\n')[1]?.split('```')[0] ?? ''
}

/** Runs a recipe with a fake magnum that fails at one command, and a fake kubectl that records its use. */
async function runRecipe(failing: string, start = 'Create a cluster, use it') {
  const folder = join(temporaryFolder(), 'bin')
  mkdirSync(folder)
  writeFileSync(join(folder, 'ran'), '')
  const magnum = `#!/bin/sh\n[ "$1" = "${failing}" ] && { echo "ERROR: no" >&2; exit 1; }\n[ "$1" != cluster-config ] || echo "export KUBECONFIG=/x"\n[ "$1" != cluster-list ] || printf 'u1\\nu2\\n'\necho "$1" >> ${folder}/ran\n`
  writeFileSync(join(folder, 'magnum'), magnum, { mode: 0o755 })
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\necho "kubectl $KUBECONFIG" >> ${folder}/ran\n`, {
    mode: 0o755,
  })
  const { code } = await bash(`export PATH=${folder}:$PATH TMPDIR=${folder}; JOB=1\n${recipe(start)}`)
  return { code, ran: readFileSync(join(folder, 'ran'), 'utf8').split('\n').filter(Boolean) }
}

test('the recipe creates a cluster, uses it and cleans up', async () => {
  expect(await runRecipe('nothing')).toEqual({
    code: 0,
    ran: ['cluster-create', 'cluster-config', 'kubectl /x', 'cluster-delete'],
  })
})

test.each([
  ['cluster-create', ['cluster-delete']],
  ['cluster-config', ['cluster-create', 'cluster-delete']],
])('if %s fails, the job fails before kubectl runs', async (failing, ran) => {
  expect(await runRecipe(failing)).toEqual({ code: 1, ran })
})

test.each([
  ['Create a cluster only if', 'cluster-show', []],
  ['Create a cluster only if', 'nothing', ['cluster-show']],
  ['Delete the clusters', 'cluster-list', []],
  ['Delete the clusters', 'nothing', ['cluster-list', 'cluster-delete']],
])('%s …: if %s fails, so does the job, before it changes anything', async (start, failing, ran) => {
  expect(await runRecipe(failing, start)).toEqual({ code: failing === 'nothing' ? 0 : 1, ran })
})
