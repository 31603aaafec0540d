import { commands as registry } from '../../src/commands/registry'
import { overview } from '../../src/cli/overview'
import { bashCompletion } from './bash'
import { fishCompletion } from './fish'
import { commandPage, programPage } from './manual'
import { overviewModule } from './overview-module'
import { referencePages } from './reference'
import { zshCompletion } from './zsh'

/** All files generated from the command definitions: text by path in the repository. */
export async function generatedFiles(): Promise<Record<string, string>> {
  const all = await Promise.all(Object.values(registry).map((load) => load()))
  const shown = all.filter(({ hidden }) => !hidden)
  return {
    'src/cli/overview.generated.ts': overviewModule(overview(all)),
    'completions/magnum.bash': bashCompletion(shown),
    'completions/_magnum': zshCompletion(shown),
    'completions/magnum.fish': fishCompletion(shown),
    'man/magnum.1': programPage(shown),
    ...Object.fromEntries(shown.map((command) => [`man/magnum-${command.name}.1`, commandPage(command)])),
    ...referencePages(shown),
  }
}
