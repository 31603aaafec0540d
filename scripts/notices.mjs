import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * Returns the notices of all bundled packages, as their licences require.
 *
 * @param chunks the output of rolldown
 */
export function notices(chunks) {
  const modules = chunks.flatMap((chunk) => chunk.moduleIds ?? [])
  const folders = new Set(
    modules.flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll(sep, '/')) ?? []),
  )
  const packages = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
    if (file === undefined) throw new Error(`${name} has no file of its licence`)
    return { title: `${name} ${version} (${license})`, text: readFileSync(join(folder, file), 'utf8').trim() }
  })
  packages.sort((one, other) => one.title.localeCompare(other.title, 'en'))
  return packages.map(({ title, text }) => `${title}\n\n${text}\n`).join(`\n${'-'.repeat(79)}\n\n`)
}
