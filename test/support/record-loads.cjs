// Preloaded into a process: at its end, writes the parts of Node that it loaded to the file that LOADS_FILE names.
'use strict'
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  const builtins = process.moduleLoadList
    .filter((entry) => entry.startsWith('NativeModule '))
    .map((entry) => entry.slice('NativeModule '.length))
  writeFileSync(process.env.LOADS_FILE, JSON.stringify(builtins))
})
