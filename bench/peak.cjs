// Preloaded with --require. At exit, writes the peak memory in KiB to $PEAK_FILE.
'use strict'
const { writeFileSync } = require('node:fs')

process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)))
