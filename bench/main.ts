import { measureAccess } from './access.ts'
import { measureDesks } from './desks.ts'
import { measureDirectory } from './directory.ts'
import { freePort } from './free-port.ts'
import { openGround } from './ground.ts'
import { measureImap } from './imap.ts'
import { measureJoin } from './join.ts'
import { measureMail } from './mail.ts'
import { measureEventPage, measureFormPage } from './pages.ts'
import { serve } from './processes.ts'
import { measureRegistrations } from './registrations.ts'
import { measureRoom } from './room.ts'
import { measureSignIn } from './sign-in.ts'
import { measureSignUp } from './sign-up.ts'
import { measureSound } from './sound.ts'
import { measureStart } from './start.ts'
import { table, type Row } from './table.ts'

// Measures what docs/performance.md records, and prints it as one table: ours, the bare limit in the same run, the ratio.
// Words on the command line choose: `npm run bench -- directory` measures what has this word in its name.

const say = (words: string) => console.error(words)

say('Starting a durable database and filling it with people')
const ground = await openGround(25_000)
const web = await serve('web', {
  connection: ground.connection,
  folder: ground.folder,
  port: await freePort(),
})
const rows: Row[] = []
const chosen = process.argv.slice(2)

async function measure(what: string, work: () => Promise<Row | Row[]>): Promise<void> {
  if (chosen.length > 0 && !chosen.some((word) => what.includes(word))) return
  say(`Measuring ${what}`)
  const measured = [await work()].flat()
  for (const { ours, bare, p99 } of measured)
    say(`  ${ours.toFixed(1)}/s, bare ${bare.toFixed(1)}/s, p99 ${p99?.toFixed(1) ?? '-'} ms`)
  rows.push(...measured)
}

try {
  await measure('the public event page', () => measureEventPage(ground, web))
  await measure('the registration form', () => measureFormPage(ground, web))
  await measure('signing in', () => measureSignIn(ground, web))
  await measure('signing up', () => measureSignUp(ground, web))
  await measure('joining', () => measureJoin(ground, web))
  await measure('an open room', () => measureRoom(ground, web))
  await measure('registrations', () => measureRegistrations(ground, web))
  await measure('member access', () => measureAccess(ground, web))
  await web.close()
  await measure('a second start', () => measureStart())
  await measure('sound', () => measureSound())
  await measure('mail', () => measureMail(ground))
  await measure('the desks', () => measureDesks(ground, say))
  await measure('imap', () => measureImap(ground, say))
  await measure('the directory', () => measureDirectory(ground, say))
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await web.close()
  await ground.close()
}
if (process.exitCode) process.exit()
console.log(`${ground.machine}; load and database on the same machine\n\n${table(rows)}`)
process.exit(rows.every(({ holds }) => holds) ? 0 : 1)
