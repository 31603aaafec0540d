import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { resolveSettings, type SettingsInput } from '../../../../src/client/keystone/resolve-settings'
import { describeOrigin } from '../../../../src/client/keystone/settings'

const homes: string[] = []
afterAll(() => homes.forEach((home) => rmSync(home, { recursive: true })))

/** Creates a temporary home folder with these files; its `work` is the current folder. */
export function homeWith(files: Readonly<Record<string, string>>): string {
  const home = mkdtempSync(join(tmpdir(), 'magnum-home-'))
  homes.push(home)
  mkdirSync(join(home, 'work'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), text)
  }
  return home
}

/** Resolves the settings in a home folder, as plain values. */
export async function settingsIn(home: string, input: Partial<SettingsInput> = {}) {
  const { cloud, settings, warnings } = await resolveSettings({
    options: {},
    cwd: join(home, 'work'),
    home,
    ...input,
    // Ignore the machine's /etc/xdg.
    env: { XDG_CONFIG_DIRS: join(home, 'xdg'), ...input.env },
  })
  return {
    cloud,
    warnings,
    values: Object.fromEntries([...settings].map(([name, { value }]) => [name, value])),
    origins: Object.fromEntries(
      [...settings].map(([name, { origin }]) => [name, describeOrigin(origin).replace(`${home}/`, '')]),
    ),
  }
}

/** The usual path of clouds.yaml in the home folder. */
export const cloudsFile = '.config/openstack/clouds.yaml'
