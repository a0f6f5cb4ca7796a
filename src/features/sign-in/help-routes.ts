import type { House } from '../../platform/house.ts'
import { sendPage, textsOf } from '../../platform/http/index.ts'
import type { Server } from '../../platform/http/index.ts'
import { signInHelpPage } from './pages/help.ts'

/** The page of those who cannot sign in. Open to everybody: one may read it for somebody else. */
export function helpRoutes(server: Server, { profile }: House): void {
  server.get(
    '/sign-in/help',
    { config: { permission: 'everyone', freshness: 'any', limit: 'pages' } },
    (request, reply) =>
      sendPage(reply, 200, signInHelpPage(textsOf(request), { contact: profile.helpContacts.accounts })),
  )
}
