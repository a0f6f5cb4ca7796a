import type { House } from '../../../platform/house.ts'
import { sendPage, signedIn, textsOf, type Server } from '../../../platform/http/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { countHints, listFourEyes, listHints } from '../../accounts/index.ts'
import { activationFigures } from '../../sign-in/index.ts'
import { managesStaff } from '../rules.ts'
import { secondLooks } from '../second-look/view.ts'
import { mostHints, shownHere, startPage, type StartView } from './pages/start.ts'
import { blockedSince, failedSince } from './store.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const

const day = 24 * 3_600_000

/** Where the service desk begins: what needs somebody. */
export function startRoutes(server: Server, house: House): void {
  server.get('/admin', look, async (request, reply) =>
    sendPage(reply, 200, startPage(textsOf(request), await viewStart(house, signedIn(request)))),
  )
}

async function viewStart({ db, clock }: House, actor: SignedIn): Promise<StartView> {
  const now = clock.now()
  const ago = (days: number): Date => new Date(now.getTime() - days * day)
  const [asked, hints, hintCount, blocked, failed, activation] = await Promise.all([
    listFourEyes(db, now),
    listHints(db, { most: shownHere }),
    countHints(db, mostHints + 1),
    blockedSince(db, ago(1), 10),
    failedSince(db, ago(7), 10),
    activationFigures(db, now),
  ])
  return {
    waiting: await secondLooks(db, asked),
    hints,
    hintCount,
    blocked,
    failed,
    activation,
    managesRoles: actor.permissions.has(managesStaff),
    readsAudit: actor.permissions.has('audit.read'),
    now,
  }
}
