import { sendPage, textsOf } from '../../../platform/http/index.ts'
import type { Reply, Request } from '../../../platform/http/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { linkOverPage } from './pages/link-over.ts'

/** Whether a refusal is about the mailed link itself. */
export const isLinkOver = ({ refused }: Refusal): boolean => refused.startsWith('accounts.link-')

/** Answers somebody whose mailed link no longer works. One that never was, or is another account's, is not found. */
export const linkOver = (request: Request, reply: Reply, why: Refusal): Reply =>
  sendPage(
    reply,
    ['accounts.link-unknown', 'accounts.link-other-account'].includes(why.refused) ? 404 : 410,
    linkOverPage(textsOf(request), why),
    { hideAddress: true },
  )

export const tokenIn = (request: Request): string => (request.params as { token: string }).token
