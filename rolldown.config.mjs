import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

const fileNameOf = (path) => path.slice(path.lastIndexOf('/') + 1)

const completionsAs = (codeOf) => ({
  name: 'completions',
  load: {
    filter: { id: /\/completions\/[^/]+$/ },
    handler: (id) => ({ code: `export const script = ${codeOf(id)}`, moduleType: 'js' }),
  },
})
// The package contains the scripts as files; the single executable embeds them.
const completions = completionsAs(
  (id) => `require('node:fs').readFileSync(__dirname + '/../../completions/${fileNameOf(id)}', 'utf8')`,
)
export const embeddedCompletions = completionsAs((id) => JSON.stringify(readFileSync(id, 'utf8')))

// Replaces string-width, so that tables are laid out and drawn with the same widths.
const ownStringWidth = fileURLToPath(new URL('src/output/string-width.cjs', import.meta.url))
export const resolve = {
  conditionNames: ['node', 'import', 'default'],
  alias: { 'string-width': ownStringWidth },
}
// cli-table3 loads it only for coloured borders, which we do not use.
export const external = [/^node:/, '@colors/colors/safe']

// Replacements for unused parts of axios. Without them 'cluster-list' takes 112 ms of CPU time (Node 20) instead of 72
// ms: accessing FormData loads undici, and HTTP/2, TLS, cryptography and compression are loaded even if a request does
// not need them.
const empty = 'export default undefined'
const lazyMembers = (name, members, rest = '') =>
  `export default { ${rest} ${members.map((member) => `get ${member}() { return require('${name}').${member} },`).join(' ')} }`
// Otherwise the bundler copies each member.
const unchanged = (name) => `export default require('${name}')`
const axiosReplacements = {
  'fetch.js': 'export const getFetch = undefined',
  'xhr.js': empty,
  'formDataToStream.js': empty,
  'formDataToJSON.js': empty,
  'toFormData.js': empty,
  'fromDataURI.js': empty,
  'estimateDataURLDecodedBytes.js': 'export const estimateDataURLBufferAllocation = undefined',
  'readBlob.js': empty,
  'shouldBypassProxy.js': empty,
  'AxiosTransformStream.js': empty,
  'ZlibHeaderTransformStream.js': empty,
  'Http2Sessions.js': 'export default class {}',
  'form-data': empty,
  'follow-redirects': 'export default {}',
  'https-proxy-agent': empty,
  'proxy-from-env': `export const getProxyForUrl = () => ''`,
  crypto: empty,
  http2: empty,
  http: unchanged('node:http'),
  stream: unchanged('node:stream'),
  url: unchanged('node:url'),
  util: unchanged('node:util'),
  https: lazyMembers('node:https', ['Agent', 'globalAgent']),
  zlib: lazyMembers('node:zlib', ['createUnzip'], 'constants: { Z_SYNC_FLUSH: 2 },'),
}

// Code that loads unneeded modules of Node, by file. FormData loads undici; `performance` loads node:perf_hooks,
// without which axios falls back to Date.now. Commander loads child_process (7 ms of CPU time, Node 20) for executable
// subcommands, which we do not use. For its debug log, cli-table3 measures a cell again for each of its lines.
const sourceEdits = {
  'utils.js': ["typeof G.FormData !== 'undefined' ? G.FormData : undefined", 'undefined'],
  'dispatchRequest.js': ["typeof performance !== 'undefined'", 'false'],
  'command.js': ["require('node:child_process')", '{}'],
  'cell.js': ['utils.truncate(this.content, 10, this.truncate)', "''"],
}

const withoutUnusedOfAxios = {
  name: 'without-unused-of-axios',
  resolveId: {
    filter: {
      id: Object.keys(axiosReplacements).map((name) => new RegExp(`(?:^|/)${name.replaceAll('.', '\\.')}$`)),
    },
    handler: (id, importer = '') =>
      importer.includes('/axios/lib/') ? `\0axios:${fileNameOf(id)}` : undefined,
  },
  load: { filter: { id: /^\0axios:/ }, handler: (id) => axiosReplacements[id.slice('\0axios:'.length)] },
}

const withSourceEdits = {
  name: 'with-source-edits',
  transform: {
    filter: {
      id: /\/(axios\/lib\/(utils|core\/dispatchRequest)|commander\/lib\/command|cli-table3\/src\/cell)\.js$/,
    },
    handler(code, id) {
      const [before, after] = sourceEdits[fileNameOf(id)]
      if (!code.includes(before)) throw new Error(`${id} has no ${before} any more`)
      return code.replace(before, after)
    },
  },
}

// With DEBUG set, this package would log requests, including secrets.
const withoutDebug = {
  name: 'without-debug',
  resolveId: { filter: { id: /^debug$/ }, handler: () => '\0debug' },
  load: { filter: { id: /^\0debug$/ }, handler: () => 'export default () => () => undefined' },
}

// The unused half of node-forge, about 150 kB.
const unusedOfForge = /^\.\/(?:aesCipherSuites|des|ed25519|kem|log|pbe|pkcs12|pkcs7|rc2|ssh|tls)$/

const withoutUnusedOfForge = {
  name: 'without-unused-of-forge',
  resolveId: {
    filter: { id: unusedOfForge },
    handler: (id, importer = '') => (importer.includes('/node-forge/lib/') ? '\0unused' : undefined),
  },
  load: { filter: { id: /^\0unused$/ }, handler: () => 'export {}' },
}

// V8 compiles a parenthesised function immediately, but parses an arrow function twice: lazily, and again when called.
// Each CommonJS module is wrapped in one (1.5 ms of CPU time for Commander, Node 20).
const eagerWrappers = {
  name: 'eager-wrappers',
  renderChunk: (code) =>
    code.replace(/( = (?:\/\* @__PURE__ \*\/ )?[\w.]+\(\()\(([\w, ]*)\) => \{/g, '$1function ($2) {'),
}

// Groups modules into a few chunks instead of about forty, because opening a file costs more than compiling unused
// code. A group includes static imports, unless a group with higher priority has them.
const chunkGroups = [
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
  plugins: [
    completions,
    withoutUnusedOfAxios,
    withSourceEdits,
    withoutDebug,
    withoutUnusedOfForge,
    eagerWrappers,
  ],
  resolve,
  // A module may be imported dynamically by one command and statically by another.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    format: 'cjs',
    // A remaining `import()` would start the ES module loader, which takes longer than loading the module.
    dynamicImportInCjs: false,
    cleanDir: true,
    codeSplitting: { groups: chunkGroups },
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
  },
})
