import { sendPage, textsOf } from '../../platform/http/index.ts'
import type { Reply, Request } from '../../platform/http/index.ts'
import type { Refusal } from '../../values/refusal.ts'
import { linkOverPage } from './pages/link-over.ts'

/** The page of a mailed link that no longer works, or never did, with the ways on. */
export const linkOver = (request: Request, reply: Reply, why: Refusal): Reply =>
  sendPage(
    reply,
    why.refused === 'sign-in.recovery-unknown' ? 404 : 410,
    linkOverPage(textsOf(request), why, [
      { kind: 'link', label: 'sign-in.way.recover', path: '/account/recovery' },
      { kind: 'link', label: 'sign-in.way.sign-in', path: '/sign-in' },
    ]),
    { hideAddress: true },
  )
