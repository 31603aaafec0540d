import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { resolveSettings, type SettingsInput } from '../../../../src/client/keystone/resolve-settings'
import { describeOrigin } from '../../../../src/client/keystone/settings'

const homes: string[] = []
afterAll(() => homes.forEach((home) => rmSync(home, { recursive: true })))

/** A user's home in a temporary folder with these files in it; its `work` is the current folder. */
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

/** The settings of a user of that home, as plain values. */
export async function settingsIn(home: string, input: Partial<SettingsInput> = {}) {
  const { cloud, settings, warnings } = await resolveSettings({
    options: {},
    cwd: join(home, 'work'),
    home,
    ...input,
    // The machine's own /etc/xdg is not for tests.
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

/** Where clouds.yaml mostly is. */
export const cloudsFile = '.config/openstack/clouds.yaml'
