// Preloaded into a process: at its end, writes what it loaded as JSON to the file that LOADS_FILE names.
'use strict'
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  const builtins = process.moduleLoadList
    .filter((entry) => entry.startsWith('NativeModule '))
    .map((entry) => entry.slice('NativeModule '.length))
  const files = Object.keys(require.cache)
  writeFileSync(process.env.LOADS_FILE, JSON.stringify({ builtins, files }))
})
