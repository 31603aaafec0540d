import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type FakeCloud, startFakeCloud } from './openstack/fake-keystone'
import { secrets } from './openstack/keystone-rules'
import { program } from './support/program'
import { temporaryFolder } from './support/temporary-folder'

// Every file and every part of Node that a command opens costs start-up. What is loaded here beyond these lists is
// a stray import: most likely one at the top of a file that belongs into an `import()` where it is used.
test.each([
  {
    words: '--version',
    files: ['main', 'host'],
    builtins: [],
  },
  {
    words: 'help',
    files: ['main', 'host', 'overview.generated'],
    builtins: [],
  },
  {
    words: 'help cluster-list',
    files: ['main', 'host', 'rolldown-runtime', 'core', 'help', 'answers', 'list', 'lists'],
    builtins: [],
  },
  {
    words: 'cluster-list --bogus',
    files: ['main', 'host', 'rolldown-runtime', 'core', 'list', 'lists'],
    builtins: [],
  },
  {
    words: 'cluster-lisst',
    files: ['main', 'host', 'rolldown-runtime', 'core'],
    builtins: [],
  },
  {
    words: 'completion bash',
    files: ['main', 'host', 'rolldown-runtime', 'core', 'answers', 'magnum', 'print'],
    builtins: [],
  },
  {
    words: 'cluster-list',
    files: ['main', 'host', 'rolldown-runtime', 'core', 'answers', 'list', 'lists', 'requests'],
    builtins: ['diagnostics_channel', 'http', 'net', 'stream', 'stream/promises', 'string_decoder'],
  },
])('$words loads nothing that it does not use', async ({ words, files, builtins }) => {
  const loaded = await loadedBy(words.split(' '))

  expect(loaded.files).toEqual([...files].sort())
  expect(loaded.builtins).toEqual(builtins)
})

let cloud: FakeCloud

beforeAll(async () => {
  cloud = await startFakeCloud()
})

afterAll(() => cloud.close())

interface Loads {
  builtins: string[]
  files: string[]
}

const recorder = join(__dirname, 'support/record-loads.cjs')
const dist = join(__dirname, '../dist')

/** The files of the build, without the number that tells namesakes apart, and the parts that bare Node lacks. */
async function loadedBy(words: readonly string[]): Promise<Loads> {
  const folder = temporaryFolder()
  const file = join(folder, 'loads.json')
  const env = {
    HOME: folder,
    OS_AUTH_URL: `${cloud.url}/v3`,
    OS_USERNAME: 'demo',
    OS_PASSWORD: secrets.password,
    OS_PROJECT_NAME: 'demo',
    OS_USER_DOMAIN_ID: 'default',
    OS_PROJECT_DOMAIN_ID: 'default',
    NODE_OPTIONS: `--require ${recorder}`,
    LOADS_FILE: file,
  }
  const ran = await program(words, { cwd: folder, env })
  // A command that failed half-way would have loaded less than it needs.
  expect(ran.stderr).toMatch(/^(usage: [^]*)?$/)
  const { builtins, files } = readLoads(file)
  const bare = bareBuiltins(file)
  return {
    builtins: builtins.filter((name) => isPublic(name) && !bare.has(name)).sort(),
    files: files
      .filter((path) => path.startsWith(dist))
      .map((path) => relative(dist, path).replace(/^chunks\/|\d*\.js$/g, ''))
      .sort(),
  }
}

/** What Node itself loads for a program that does nothing. */
function bareBuiltins(file: string): ReadonlySet<string> {
  spawnSync(process.execPath, ['--require', recorder, '-e', '0'], { env: { LOADS_FILE: file } })
  return new Set(readLoads(file).builtins)
}

function readLoads(file: string): Loads {
  return JSON.parse(readFileSync(file, 'utf8')) as Loads
}

/** What lies behind the public parts of Node differs from one version to the next. */
function isPublic(name: string): boolean {
  return !name.startsWith('internal/') && !name.startsWith('_')
}
