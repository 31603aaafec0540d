// Preloaded: at its end, the process writes its peak memory in KiB to the file that PEAK_FILE names.
'use strict'
const { writeFileSync } = require('node:fs')

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)))
