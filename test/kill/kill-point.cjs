// Preloaded with --require. Kills the process instead of its KILL_AT'th change to the file system, or with KILL_HALF in
// the middle of a write. Without KILL_AT, records the number of changes in KILL_COUNT.
'use strict'
const fs = require('node:fs')

const { KILL_AT, KILL_COUNT, KILL_HALF } = process.env
const readFlags = new Set([
  undefined,
  'r',
  'rs',
  fs.constants.O_RDONLY,
  fs.constants.O_RDONLY | fs.constants.O_DIRECTORY,
])
const isReading = (name, flags) => /^open(Sync)?$/.test(name) && readFlags.has(flags)
let count = 0

function patch(target, names, half) {
  for (const name of names) {
    const original = target[name]
    target[name] = function (...words) {
      if (isReading(name, words[1])) return original.apply(this, words)
      count += 1
      if (count !== Number(KILL_AT)) return original.apply(this, words)
      if (half && KILL_HALF) half(this, words)
      process.kill(process.pid, 'SIGKILL')
      for (;;);
    }
  }
}

const changes = [
  'open',
  'mkdir',
  'rename',
  'link',
  'symlink',
  'unlink',
  'rm',
  'copyFile',
  'chmod',
  'writeFile',
]
patch(fs.promises, changes)
patch(
  fs,
  changes.map((name) => `${name}Sync`),
)
patch(fs, changes)
const { writeSync } = fs
const onlyFiles = (fd) => fd > 2
fs.writeSync = function (fd, ...words) {
  if (onlyFiles(fd) && (count += 1) === Number(KILL_AT)) {
    if (KILL_HALF) writeSync(fd, String(words[0]).slice(0, 20))
    process.kill(process.pid, 'SIGKILL')
    for (;;);
  }
  return writeSync(fd, ...words)
}
patch(fs, ['fsyncSync', 'ftruncateSync'])

// The class of file handles is only accessible through an instance.
const opened = fs.promises.open
let known = false
fs.promises.open = async function (...words) {
  const handle = await opened.apply(this, words)
  if (!known) {
    known = true
    patch(Object.getPrototypeOf(handle), ['writeFile', 'sync', 'chmod'], (file, [data]) => {
      if (typeof data === 'string') writeSync(file.fd, data.slice(0, data.length / 2))
    })
  }
  return handle
}

if (KILL_COUNT) process.on('exit', () => fs.closeSync(fs.openSync(`${KILL_COUNT}.${count}`, 'w')))
