import type { Readable } from 'node:stream'
import type { Reply } from './types.ts'

export type FileToSend = {
  name: string
  type: string
  /** Bytes that come one by one are sent as they do, and never held whole. */
  body: Buffer | string | Readable
  /** Shown in the browser instead of saved. */
  inline?: boolean
}

/** Answers with a file to save: a calendar entry, a code, a list. */
export function sendFile(reply: Reply, { name, type, body, inline }: FileToSend): Reply {
  const plain = name.replace(/[^\w.-]+/g, '-')
  const disposition = `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
  return reply.code(200).headers({ 'content-type': type, 'content-disposition': disposition }).send(body)
}
