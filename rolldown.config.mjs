import { readFileSync } from 'node:fs'
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

// What every command loads, what every request needs and what every answer needs: a few files instead of some
// forty, for opening a file costs more than compiling what is not used. Each takes its static imports along.
const together = [
  { name: 'host', test: /src\/(host|errors|version)\.ts$|package\.json$/, priority: 4 },
  { name: 'core', test: /src\/main\.ts$/, priority: 3 },
  {
    name: 'requests',
    test: /src\/(context|open-cloud|openstack\/(resolve-settings|open-session)|http\/transport|magnum\/client)\.ts$/,
    priority: 2,
  },
  { name: 'answers', test: /src\/(deliver|output\/(write|formats\/table))\.ts$/, priority: 1 },
]

// CommonJS chunks start faster than ES modules on every supported Node, and each other `import()` of the source
// becomes a chunk of its own, so that a command loads what it uses and nothing else.
export default defineConfig({
  input: { main: 'src/start.ts', library: 'src/library.ts' },
  platform: 'node',
  external: [/^node:/],
  plugins: [completions],
  resolve: { conditionNames: ['node', 'import', 'default'] },
  output: {
    dir: 'dist',
    format: 'cjs',
    cleanDir: true,
    codeSplitting: { groups: together },
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  },
})
