import { defineConfig } from 'rolldown'

// CommonJS chunks start faster than ES modules on every supported Node, and each `import()` of the source
// becomes a chunk of its own, so that a command loads what it uses and nothing else.
export default defineConfig({
  input: { main: 'src/main.ts', library: 'src/library.ts' },
  platform: 'node',
  external: [/^node:/],
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
