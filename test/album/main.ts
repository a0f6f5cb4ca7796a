import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startSharedDatabase } from '../run/shared-database.ts'
import { top } from '../run/tools.ts'
import { closeBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { albumPage, type Picture } from './page.ts'
import { photographMails } from './photograph-mails.ts'
import { photographPages } from './photograph-pages.ts'
import { playScenes } from './scenes.ts'

const { values: asked, positionals: only } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
if (asked.help) {
  console.log(`npm run look [-- --quick] [part of an address ...]

Photographs every page and mail: phone and desktop, English, Arabic and Chinese, light and dark, into look/.
  --quick   English, light, both sizes only
  /events   only pages whose address has this in it`)
  process.exit(0)
}

const folder = join(top, 'look')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)

const database = await startSharedDatabase()
const program = await startProgram()
const pictures: Picture[] = []
try {
  await playScenes(program)
  const wishes = { folder, only, quick: asked.quick ?? false, say: (words: string) => console.log(words) }
  pictures.push(...(await photographPages(program, wishes)))
  if (only.length === 0) pictures.push(...(await photographMails(program, wishes)))
} finally {
  writeFileSync(join(folder, 'index.html'), albumPage(pictures))
  await closeBrowser()
  await program.close()
  await database.stop()
}
console.log(`\n${pictures.length} pictures: look/index.html`)
process.exit(0)
