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

// CommonJS chunks start faster than ES modules on every supported Node, and each `import()` of the source
// becomes a chunk of its own, so that a command loads what it uses and nothing else.
export default defineConfig({
  input: { main: 'src/main.ts', library: 'src/library.ts' },
  platform: 'node',
  external: [/^node:/],
  plugins: [completions],
  resolve: { conditionNames: ['node', 'import', 'default'] },
  output: {
    dir: 'dist',
    format: 'cjs',
    cleanDir: true,
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  },
})
