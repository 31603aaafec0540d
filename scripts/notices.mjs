// Prints the notices of every package that the bundle carries, as their licences ask: dist/THIRD-PARTY-NOTICES.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import config from '../rolldown.config.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = await rolldown({ ...config, cwd: root })
const { output } = await bundle.generate(config.output)
const modules = output.flatMap((chunk) => chunk.moduleIds ?? [])
const folders = new Set(
  modules.flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll(sep, '/')) ?? []),
)
const packages = [...folders].map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : ''
  return { title: `${name} ${version} (${license})`, text }
})
packages.sort((one, other) => one.title.localeCompare(other.title, 'en'))
process.stdout.write(
  packages.map(({ title, text }) => `${title}\n\n${text}\n`).join(`\n${'-'.repeat(79)}\n\n`),
)
