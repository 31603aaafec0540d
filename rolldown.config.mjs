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
// The package contains the scripts as files; the single executable embeds them.
const completions = completionsAs(
  (id) => `require('node:fs').readFileSync(__dirname + '/../../completions/${lastOf(id)}', 'utf8')`,
)
export const carriedCompletions = completionsAs((id) => JSON.stringify(readFileSync(id, 'utf8')))

// Replaces string-width, so that the same width measure draws and lays out tables.
const measure = fileURLToPath(new URL('src/output/string-width.cjs', import.meta.url))
export const resolve = {
  conditionNames: ['node', 'import', 'default'],
  alias: { 'string-width': measure },
}
// cli-table3 loads it only for coloured borders, which we do not use.
export const external = [/^node:/, '@colors/colors/safe']

// Replacements for unused parts of axios. Without them 'cluster-list' takes 112 ms of CPU time (Node 20) instead of 72
// ms: accessing FormData loads undici, and HTTP/2, TLS, cryptography and compression are loaded even if a request does
// not need them.
const nothing = 'export default undefined'
const late = (name, members, rest = '') =>
  `export default { ${rest} ${members.map((member) => `get ${member}() { return require('${name}').${member} },`).join(' ')} }`
// Unchanged; otherwise the bundler copies each member.
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

// Code that loads unneeded modules of Node, by file. FormData loads undici; `performance` loads node:perf_hooks,
// without which axios falls back to Date.now. Commander loads child_process (7 ms of CPU time, Node 20) for executable
// subcommands, which we do not use. For its debug log, cli-table3 measures a cell again for each of its lines.
const edits = {
  'utils.js': ["typeof G.FormData !== 'undefined' ? G.FormData : undefined", 'undefined'],
  'dispatchRequest.js': ["typeof performance !== 'undefined'", 'false'],
  'command.js': ["require('node:child_process')", '{}'],
  'cell.js': ['utils.truncate(this.content, 10, this.truncate)', "''"],
}

// The unused half of node-forge, about 150 kB.
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
      // With DEBUG set it would log requests, including secrets.
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
    filter: {
      id: /\/(axios\/lib\/(utils|core\/dispatchRequest)|commander\/lib\/command|cli-table3\/src\/cell)\.js$/,
    },
    handler(code, id) {
      const [before, after] = edits[lastOf(id)]
      if (!code.includes(before)) throw new Error(`${id} has no ${before} any more`)
      return code.replace(before, after)
    },
  },
}

// V8 compiles a parenthesised function immediately, but parses an arrow function twice: lazily, and again when called.
// Each CommonJS module is wrapped in one (1.5 ms of CPU time for Commander, Node 20).
const wrappersOfFunctions = {
  name: 'wrappers-of-functions',
  renderChunk: (code) =>
    code.replace(/( = (?:\/\* @__PURE__ \*\/ )?[\w.]+\(\()\(([\w, ]*)\) => \{/g, '$1function ($2) {'),
}

// Groups modules into a few chunks instead of about forty, because opening a file costs more than compiling unused
// code. A group includes static imports, unless a group with higher priority has them.
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

// CommonJS chunks start faster than ES modules on every supported Node. Every other `import()` becomes a separate
// chunk, so that a command loads only what it uses.
export default defineConfig({
  input: { main: 'src/main.ts', library: 'src/client/index.ts' },
  platform: 'node',
  external,
  plugins: [completions, withoutUnused, withoutUnusedOfForge, wrappersOfFunctions],
  resolve,
  // A module may be imported dynamically by one command and statically by another.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    format: 'cjs',
    // A remaining `import()` would start the ES module loader, which takes longer than loading the module.
    dynamicImportInCjs: false,
    cleanDir: true,
    codeSplitting: { groups: together },
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  },
})
