import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bash } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

/** The first script under "Recipes for CI". */
function recipe(): string {
  const page = readFileSync(join(__dirname, '../../docs/scripting.md'), 'utf8')
  const [, script = ''] = /## Recipes for CI[\s\S]*?```sh\n([\s\S]*?)```/.exec(page) ?? []
  return script
}

/** Runs it with a fake magnum that fails at one command, and a fake kubectl that records its use. */
async function runRecipe(failing: string) {
  const folder = join(temporaryFolder(), 'bin')
  mkdirSync(folder)
  const magnum = `#!/bin/sh\n[ "$1" = "${failing}" ] && { echo "ERROR: no" >&2; exit 1; }\n[ "$1" != cluster-config ] || echo "export KUBECONFIG=/x"\necho "$1" >> ${folder}/ran\n`
  writeFileSync(join(folder, 'magnum'), magnum, { mode: 0o755 })
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\necho "kubectl $KUBECONFIG" >> ${folder}/ran\n`, {
    mode: 0o755,
  })
  const { code } = await bash(`PATH=${folder}:$PATH; JOB=1\n${recipe()}`)
  return { code, ran: readFileSync(join(folder, 'ran'), 'utf8').trim().split('\n') }
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
