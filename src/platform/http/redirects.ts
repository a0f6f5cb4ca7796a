import { isOwnPath } from './address.ts'
import type { Reply } from './types.ts'

/** The answer to a form that was taken: 303 to a page of ours, in the reader's language. */
export function seeOther(reply: Reply, path: string): Reply {
  if (!isOwnPath(path)) throw new Error('seeOther leads to our own pages only')
  return reply.code(303).header('location', reply.request.asked.t.path(path)).send('')
}
