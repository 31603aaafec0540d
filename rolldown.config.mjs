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

// What every command loads, what explains one, what every list, every request and every answer needs: a few files
// instead of some forty, for opening a file costs more than compiling what is not used. Each takes its static imports
// along, unless one above it has them.
const together = [
  {
    name: 'host',
    test: /src\/(program\/(host|compile-cache)|foundation\/(errors|file-errors|host|own-folder|user-folders|version))\.ts$|package\.json$/,
    priority: 6,
  },
  {
    name: 'core',
    test: /src\/(foundation\/pages|program\/(run|error-report)|cli\/definition)\.ts$/,
    priority: 5,
  },
  { name: 'help', test: /src\/(commands|cli)\/help\.ts$/, priority: 4 },
  { name: 'lists', test: /src\/commands\/shared\/(fields|list-options)\.ts$/, priority: 3 },
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
  plugins: [completions],
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
