import type { SMTPServer, SMTPServerSession } from 'smtp-server'

export const lineOf = (server: SMTPServer, { id }: SMTPServerSession) =>
  [...server.connections].find((one) => one.id === id)

/** Of strangers from one address: whoever has signed in is not counted, since hundreds share the address of a venue. */
const mostStrangers = 20

export const isCrowded = (server: SMTPServer, { remoteAddress }: SMTPServerSession): boolean =>
  [...server.connections].filter((one) => one.remoteAddress === remoteAddress && !one.session.user).length >
  mostStrangers

const isCoded = (words: unknown): boolean =>
  typeof words === 'string' && /^[245]\.\d{1,3}\.\d{1,3} /.test(words)

/** Every answer has an enhanced code, and has it once (RFC 2034): ours begin with theirs, the others are given one. */
export function codedOnce(server: SMTPServer, session: SMTPServerSession): void {
  const line = lineOf(server, session)
  if (!line) return
  const send = line.send.bind(line)
  line.send = (code, words, context) => send(code, words, isCoded(words) ? false : context)
}

const taken = new WeakMap<object, string[]>()

/**
 * The recipients of a transaction as they were taken, one that was named twice twice: LMTP answers each of them (RFC 2033, 4.2), while the
 * envelope has everybody once.
 */
export function takenOf({ envelope }: SMTPServerSession): string[] {
  const all = taken.get(envelope) ?? []
  taken.set(envelope, all)
  return all
}

/** How a message came, as a trace says it (RFC 3848, RFC 6531). */
export function protocolOf({ transmissionType, envelope }: SMTPServerSession): string {
  const type = transmissionType.replace(/^SMTPS$/, 'SMTP')
  return (envelope as { smtpUtf8?: boolean }).smtpUtf8 ? type.replace(/^E?/, 'UTF8') : type
}

/** An IPv4 address is one also where the system gives it the longer form. */
export const plainIp = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.)/i, '')
