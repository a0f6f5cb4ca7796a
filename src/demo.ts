import { castList, loadCast, moveDemoDates } from './demo/index.ts'
import { isEmptyDatabase, readInstallation } from './platform/database/installation.ts'
import type { House } from './platform/house.ts'
import type { Progress } from './platform/progress/terminal.ts'

export type Prepared = { readonly demo: boolean; readonly signIns: readonly (readonly string[])[] }

/** Loads the demo cast where it belongs and is not there yet, and says who may sign in with which password. */
export async function loadDemo(
  house: House,
  { isEmbedded, progress }: { isEmbedded: boolean; progress: Progress },
): Promise<Prepared> {
  if (!(await isDemo(house, isEmbedded))) return { demo: false, signIns: [] }
  const { db, profile, clock } = house
  const now = clock.now()
  const load = () => loadCast({ db, profile, now })
  const loaded = await progress.step(
    'Demo cast',
    load,
    (cast) => `${cast.people} people, ${cast.organisations} organisations`,
  )
  // Letters need the whole of the mailbox, and papers are made; a second start has no use for either.
  if (loaded.isNew) {
    await (await import('./demo/mail.ts')).loadMail(house)
    await (await import('./demo/access.ts')).loadAccess(house)
    await (await import('./demo/documents.ts')).loadDocuments(house)
    await (await import('./demo/enquiries.ts')).loadEnquiries(house)
    await (await import('./demo/notices.ts')).loadNotices(house)
  } else await moveDemoDates(db, profile.id, now)
  const signIns = castList(profile.id).map(({ role, name, username, email, password }) => [
    role,
    name,
    username || email,
    password,
  ])
  return { demo: true, signIns }
}

/** What was a demo stays one; a database with real people in it never becomes one, whatever the setting says. */
async function isDemo({ config, db }: House, isEmbedded: boolean): Promise<boolean> {
  if (await readInstallation(db, 'demo')) return config.demo !== 'off'
  if (config.demo === 'off' || (config.demo === 'auto' && !isEmbedded)) return false
  return isEmptyDatabase(db)
}
