import { readCookie, setCookie, type Reply, type Request } from '../../../platform/http/index.ts'
import { captionSizes } from './pages/captions.ts'
import type { CaptionSize } from './pages/view.ts'

const cookie = 'captions'
const year = 365 * 24 * 60 * 60

/** How large this browser's reader wants captions; kept like the colours, and nothing else is known by it. */
export const captionSizeOf = (request: Request): CaptionSize =>
  captionSizes.find((size) => size === readCookie(request, cookie)) ?? 'usual'

export const rememberCaptionSize = (reply: Reply, size: CaptionSize): void =>
  setCookie(reply, cookie, size, size === 'usual' ? 0 : year)
