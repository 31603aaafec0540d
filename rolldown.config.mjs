import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

const completions = {
  name: 'completions',
  load: {
    filter: { id: /\/completions\/[^/]+$/ },
    handler: (id) => ({
      code: `export const script = ${JSON.stringify(readFileSync(id, 'utf8'))}`,
      moduleType: 'js',
    }),
  },
}

// What is put in the place of a package: one measure of width for what draws a table and what lays it out.
const measure = fileURLToPath(new URL('src/output/string-width.cjs', import.meta.url))
export const resolve = {
  conditionNames: ['node', 'import', 'default'],
  alias: { 'string-width': measure },
}
// Colours that cli-table3 would load for frames that have one. Ours have none.
export const external = [/^node:/, '@colors/colors/safe']

// What this client never uses of axios, by what stands in its place. With all of it 'cluster-list' takes 112 ms of CPU
// time (Node 20), and 72 ms without: a look at FormData loads undici, and HTTP/2, TLS, cryptography and compression are
// loaded whether or not a request needs them.
const nothing = 'export default undefined'
const late = (name, members, rest = '') =>
  `export default { ${rest} ${members.map((member) => `get ${member}() { return require('${name}').${member} },`).join(' ')} }`
const leftOut = {
  './fetch.js': 'export const getFetch = undefined',
  './xhr.js': nothing,
  '../helpers/formDataToStream.js': nothing,
  '../helpers/fromDataURI.js': nothing,
  '../helpers/readBlob.js': nothing,
  '../helpers/AxiosTransformStream.js': nothing,
  '../helpers/ZlibHeaderTransformStream.js': nothing,
  '../helpers/Http2Sessions.js': 'export default class {}',
  'form-data': nothing,
  'follow-redirects': 'export default {}',
  'https-proxy-agent': nothing,
  'proxy-from-env': `export const getProxyForUrl = () => ''`,
  crypto: nothing,
  http2: nothing,
  https: late('node:https', ['Agent', 'globalAgent']),
  zlib: late('node:zlib', ['createUnzip'], 'constants: { Z_SYNC_FLUSH: 2 },'),
}

const withoutUnused = {
  name: 'without-unused',
  resolveId: {
    filter: {
      id: [/^debug$/, ...Object.keys(leftOut).map((id) => new RegExp(`^${id.replaceAll('.', '\\.')}$`))],
    },
    handler(id, importer = '') {
      // It would print what goes by, secrets included, for whoever sets DEBUG.
      if (id === 'debug') return '\0left-out:debug'
      return /\/axios\/lib\//.test(importer) ? `\0left-out:${id}` : undefined
    },
  },
  load: {
    filter: { id: /^\0left-out:/ },
    handler(id) {
      const name = id.slice('\0left-out:'.length)
      return name === 'debug' ? 'export default () => () => undefined' : leftOut[name]
    },
  },
  transform: {
    filter: { id: /\/axios\/lib\/utils\.js$/ },
    handler(code) {
      const without = code.replace("typeof G.FormData !== 'undefined' ? G.FormData : undefined", 'undefined')
      if (without === code) throw new Error('axios looks for FormData in another way now')
      return without
    },
  },
}

// Commander can run subcommands that are programs of their own; ours are none. child_process and what it loads take
// some 7 ms of CPU time (Node 20).
const withoutPrograms = {
  name: 'without-programs',
  transform: {
    filter: { id: /\/commander\/lib\/command\.js$/ },
    handler(code) {
      const without = code.replace("require('node:child_process')", '{}')
      if (without === code) throw new Error('Commander loads child_process in another way now')
      return without
    },
  },
}

// What every command loads, what explains one, what every list, every request and every answer needs: a few files
// instead of some forty, for opening a file costs more than compiling what is not used. Each takes its static imports
// along, unless one above it has them.
const together = [
  {
    name: 'host',
    test: /src\/(cli\/exit-codes|program\/(host|output-stream|compile-cache)|foundation\/(errors|file-errors|host|own-folder|user-folders|version))\.ts$|package\.json$/,
    priority: 6,
  },
  {
    name: 'core',
    test: /src\/(foundation\/pages|program\/(run|error-report)|cli\/definition)\.ts$/,
    priority: 5,
  },
  { name: 'help', test: /src\/(commands|cli)\/help\.ts$/, priority: 4 },
  { name: 'lists', test: /src\/(commands\/shared\/(lists|filters)|catalogue\/statuses)\.ts$/, priority: 3 },
  {
    name: 'requests',
    test: /src\/client\/(open-cloud|keystone\/(resolve-settings|session)|http\/transport|magnum\/client)\.ts$/,
    priority: 2,
  },
  { name: 'tokens', test: /src\/client\/keystone\/token-cache\.ts$/, priority: 1 },
  { name: 'answers', test: /src\/(program\/execute|output\/formats\/table)\.ts$/, priority: 1 },
]

// CommonJS chunks start faster than ES modules on every supported Node, and each other `import()` of the source
// becomes a chunk of its own, so that a command loads what it uses and nothing else.
export default defineConfig({
  input: { main: 'src/main.ts', library: 'src/client/index.ts' },
  platform: 'node',
  external,
  plugins: [completions, withoutUnused, withoutPrograms],
  resolve,
  // What one command loads late, another may need at once.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    format: 'cjs',
    // An `import()` that is left over starts the loader of ES modules, which takes longer than what it loads.
    dynamicImportInCjs: false,
    cleanDir: true,
    codeSplitting: { groups: together },
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  },
})
