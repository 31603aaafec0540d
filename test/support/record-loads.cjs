// Preloaded with --require. At exit, writes the Node built-ins and build chunks that were loaded to $LOADS_FILE.
'use strict'
const { writeFileSync } = require('node:fs')
const { basename } = require('node:path')

process.on('exit', () => {
  const builtins = process.moduleLoadList
    .filter((entry) => entry.startsWith('NativeModule '))
    .map((entry) => entry.slice('NativeModule '.length))
  const chunks = Object.keys(require.cache).filter((path) => path.includes('/dist/chunks/'))
  writeFileSync(
    process.env.LOADS_FILE,
    JSON.stringify({ builtins, chunks: chunks.map((path) => basename(path)) }),
  )
})
