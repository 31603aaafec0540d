/** Circles in the imports of src/, those of types among them: a stranger could read no file of one by itself. */
module.exports = {
  forbidden: [{ name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } }],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
