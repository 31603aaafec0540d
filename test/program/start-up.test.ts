import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FakeCloud, startFakeCloud } from '../client/keystone/fake-keystone'
import { rcFile } from '../client/keystone/login'
import { program } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

const httpBuiltins = ['http', 'net', 'stream', 'stream/promises', 'string_decoder', 'timers/promises']

// Every file and Node module that a command loads costs start-up time. If more is loaded than listed here, some import
// at the top of a file should most likely be an `import()` at the place of use.
test.each([
  {
    words: '--version',
    files: ['host'],
    builtins: [],
  },
  {
    words: 'help',
    files: ['host', 'overview.generated'],
    builtins: [],
  },
  {
    words: 'help cluster-list',
    files: ['host'],
    builtins: [],
  },
  {
    words: 'cluster-list --bogus',
    files: ['host', 'core', 'list'],
    builtins: [],
  },
  {
    words: 'cluster-lisst',
    files: ['host', 'core'],
    builtins: [],
  },
  {
    words: 'completion bash',
    files: ['host', 'magnum', 'scripts'],
    builtins: [],
  },
  {
    words: 'cluster-list',
    files: ['host', 'core', 'answers', 'list', 'requests'],
    builtins: httpBuiltins,
  },
])('$words loads only what it uses', async ({ words, files, builtins }) => {
  const loaded = await loadedBy(words.split(' '))

  expect(loaded.files).toEqual([...files].sort())
  expect(loaded.builtins).toEqual(builtins)
})

test('a cached token is found without loading node:crypto', async () => {
  const folder = temporaryFolder()
  const keep = { OS_CACHE: '1' }
  await loadedBy(['cluster-list'], folder, keep)

  const loaded = await loadedBy(['cluster-list'], folder, keep)

  expect(loaded.files).toEqual(['answers', 'core', 'host', 'list', 'requests', 'tokens'].sort())
  expect(loaded.builtins).toEqual(httpBuiltins)
})

let cloud: FakeCloud

beforeAll(async () => {
  cloud = await startFakeCloud()
})

afterAll(() => cloud.close())

interface Loads {
  builtins: string[]
  chunks: string[]
}

const recorder = join(__dirname, '../support/record-loads.cjs')

/** The chunks of the build, except the bundler's runtime, and the Node modules that Node does not load itself. */
async function loadedBy(
  words: readonly string[],
  folder = temporaryFolder(),
  variables: Record<string, string> = {},
): Promise<{ builtins: string[]; files: string[] }> {
  const file = join(folder, 'loads.json')
  const ran = await program(words, {
    cwd: folder,
    env: { ...surroundings(folder), NODE_OPTIONS: `--require ${recorder}`, LOADS_FILE: file, ...variables },
  })
  // A command that fails halfway loads less than it needs.
  expect(ran.stderr).toMatch(/^(usage: [^]*)?$/)
  const { builtins, chunks } = readLoads(file)
  const bare = bareBuiltins(file)
  return {
    // Some versions of Node load it themselves.
    builtins: builtins
      .filter((name) => isPublic(name) && name !== 'diagnostics_channel' && !bare.has(name))
      .sort(),
    files: chunks
      .map((name) => name.replace(/\d*-.{8}\.js$/, ''))
      .filter((name) => name !== 'rolldown-runtime')
      .sort(),
  }
}

function surroundings(folder: string): Record<string, string> {
  return { HOME: folder, XDG_CACHE_HOME: folder, ...rcFile(`${cloud.url}/v3`) }
}

/** What Node loads for an empty program. */
function bareBuiltins(file: string): ReadonlySet<string> {
  spawnSync(process.execPath, ['--require', recorder, '-e', '0'], { env: { LOADS_FILE: file } })
  return new Set(readLoads(file).builtins)
}

function readLoads(file: string): Loads {
  return JSON.parse(readFileSync(file, 'utf8')) as Loads
}

/** Internal modules differ between versions of Node; `process` is always loaded. */
function isPublic(name: string): boolean {
  return !name.startsWith('internal/') && !name.startsWith('_') && name !== 'process'
}
