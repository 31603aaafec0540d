import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

const lastOf = (path) => path.slice(path.lastIndexOf('/') + 1)

const completionsAs = (codeOf) => ({
  name: 'completions',
  load: {
    filter: { id: /\/completions\/[^/]+$/ },
    handler: (id) => ({ code: `export const script = ${codeOf(id)}`, moduleType: 'js' }),
  },
})
// The package has the scripts beside the program; a single file has to carry them.
const completions = completionsAs(
  (id) => `require('node:fs').readFileSync(__dirname + '/../../completions/${lastOf(id)}', 'utf8')`,
)
export const carriedCompletions = completionsAs((id) => JSON.stringify(readFileSync(id, 'utf8')))

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
// As it is: the bundler would copy each member of it.
const whole = (name) => `export default require('${name}')`
const leftOut = {
  'fetch.js': 'export const getFetch = undefined',
  'xhr.js': nothing,
  'formDataToStream.js': nothing,
  'formDataToJSON.js': nothing,
  'toFormData.js': nothing,
  'fromDataURI.js': nothing,
  'estimateDataURLDecodedBytes.js': 'export const estimateDataURLBufferAllocation = undefined',
  'readBlob.js': nothing,
  'shouldBypassProxy.js': nothing,
  'AxiosTransformStream.js': nothing,
  'ZlibHeaderTransformStream.js': nothing,
  'Http2Sessions.js': 'export default class {}',
  'form-data': nothing,
  'follow-redirects': 'export default {}',
  'https-proxy-agent': nothing,
  'proxy-from-env': `export const getProxyForUrl = () => ''`,
  crypto: nothing,
  http2: nothing,
  http: whole('node:http'),
  stream: whole('node:stream'),
  url: whole('node:url'),
  util: whole('node:util'),
  https: late('node:https', ['Agent', 'globalAgent']),
  zlib: late('node:zlib', ['createUnzip'], 'constants: { Z_SYNC_FLUSH: 2 },'),
}

// What loads a part of Node that nothing needs, by the file that it stands in. A look at FormData loads undici, and
// one at `performance` node:perf_hooks, where axios takes Date.now if there is none. Commander can run subcommands that
// are programs of their own, ours are none, and child_process takes some 7 ms of CPU time (Node 20).
const edits = {
  'utils.js': ["typeof G.FormData !== 'undefined' ? G.FormData : undefined", 'undefined'],
  'dispatchRequest.js': ["typeof performance !== 'undefined'", 'false'],
  'command.js': ["require('node:child_process')", '{}'],
}

// What no certificate or request needs of node-forge: half of it, some 150 kB.
const leftOutOfForge = /^\.\/(?:aesCipherSuites|des|ed25519|kem|log|pbe|pkcs12|pkcs7|rc2|ssh|tls)$/

const withoutUnusedOfForge = {
  name: 'without-unused-of-forge',
  resolveId: {
    filter: { id: leftOutOfForge },
    handler: (id, importer = '') => (importer.includes('/node-forge/lib/') ? '\0nothing' : undefined),
  },
  load: { filter: { id: /^\0nothing$/ }, handler: () => 'export {}' },
}

const withoutUnused = {
  name: 'without-unused',
  resolveId: {
    filter: {
      id: [
        /^debug$/,
        ...Object.keys(leftOut).map((name) => new RegExp(`(?:^|/)${name.replaceAll('.', '\\.')}$`)),
      ],
    },
    handler(id, importer = '') {
      // It would print what goes by, secrets included, for whoever sets DEBUG.
      if (id === 'debug') return '\0left-out:debug'
      return /\/axios\/lib\//.test(importer) ? `\0left-out:${lastOf(id)}` : undefined
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
    filter: { id: /\/(axios\/lib\/(utils|core\/dispatchRequest)|commander\/lib\/command)\.js$/ },
    handler(code, id) {
      const [before, after] = edits[lastOf(id)]
      if (!code.includes(before)) throw new Error(`${id} has no ${before} any more`)
      return code.replace(before, after)
    },
  },
}

// V8 compiles a function in parentheses at once, which is known to be called, but reads an arrow function twice: first
// in passing, and again when it is called. Each module of CommonJS is one (1.5 ms of CPU time for Commander, Node 20).
const wrappersOfFunctions = {
  name: 'wrappers-of-functions',
  renderChunk: (code) =>
    code.replace(/( = (?:\/\* @__PURE__ \*\/ )?[\w.]+\(\()\(([\w, ]*)\) => \{/g, '$1function ($2) {'),
}

// What every command loads, what explains one, what every list, every request and every answer needs: a few files
// instead of some forty, for opening a file costs more than compiling what is not used. Each takes its static imports
// along, unless one above it has them.
const together = [
  {
    name: 'host',
    test: /src\/(cli\/exit-codes|program\/(host|output-stream|compile-cache)|foundation\/(errors|host|own-folder|version))\.ts$|package\.json$/,
    priority: 6,
  },
  {
    name: 'core',
    test: /src\/(foundation\/pages|program\/(run|error-report)|cli\/definition|commands\/shared\/lists|catalogue\/statuses)\.ts$/,
    priority: 5,
  },
  { name: 'help', test: /src\/(commands|cli)\/help\.ts$/, priority: 4 },
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
  plugins: [completions, withoutUnused, withoutUnusedOfForge, wrappersOfFunctions],
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
