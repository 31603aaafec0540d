// Makes what is shipped: the bundle, the notices of what it carries, and the help of each command, which start.ts
// answers with.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import config from '../rolldown.config.mjs'
import { withSource } from './import-source.mjs'
import { notices } from './notices.mjs'

// The command of rolldown does the same, but lists every chunk that it writes.
const { output } = await build(config)
writeFileSync(new URL('../dist/THIRD-PARTY-NOTICES', import.meta.url), notices(output))
const help = fileURLToPath(new URL('../dist/help/', import.meta.url))
mkdirSync(help)
const texts = await withSource('scripts/generate/help-texts.ts', ({ helpTexts }) => helpTexts())
for (const [command, text] of Object.entries(texts)) writeFileSync(help + command, text)
