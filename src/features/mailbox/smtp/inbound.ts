import { randomUUID } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { SMTPServerSession } from 'smtp-server'
import { isRefusal } from '../../../values/refusal.ts'
import {
  type Handed,
  type MailAddress,
  readBounceAddress,
  readMailAddress,
  readRewritten,
  receivedLine,
  withFields,
  withoutFields,
  writtenAddress,
} from '../../mail-routing/index.ts'
import { markFull } from '../actions/mark-full.ts'
import { takeBounce } from '../actions/take-bounce.ts'
import { passesOn } from '../store/plans.ts'
import { receive } from '../forwarding/receive.ts'
import { takeRewrittenBounce } from '../forwarding/returned.ts'
import { decideDelivery } from '../rules.ts'
import { findMailboxOfAddress } from '../store/addresses.ts'
import type { Verdict } from '../types.ts'
import type { InboundHouse } from './needs.ts'
import { answer, answerOf, passing, type SmtpError } from './answers.ts'
import { plainIp, protocolOf } from './line.ts'
import { type HouseAddress, isHouseName } from '../house-address.ts'
import { tellRefused } from './tell-refused.ts'
import { verdictOf, type Came, type Resolver } from './verdict.ts'

/** Every server takes mail for its postmaster, also where no domain is said. */
export const withDomain = (address: string, mailDomain: string): string =>
  /^postmaster$/i.test(address) ? `${address}@${mailDomain}` : address

const recipientIn = (address: string, mailDomain: string): MailAddress | undefined =>
  readMailAddress(withDomain(address, mailDomain))

/** Whether somebody is here for an address, and has room for so much. Undefined: yes. */
export async function onRecipient(
  house: InboundHouse,
  address: string,
  announced: number,
  addresses: readonly HouseAddress[] = [],
): Promise<SmtpError | undefined> {
  const read = recipientIn(address, house.config.mailDomain)
  if (!read) return answer(553, '5.1.3 This is not an address that mail can be sent to')
  if (read.domain !== house.config.mailDomain)
    return answer(550, '5.7.1 Mail for this domain is not taken here')
  const { secrets, clock } = house
  if (readBounceAddress(secrets, read.local) || readRewritten(secrets, read.local, clock.now()))
    return undefined
  if (addresses.some((one) => one.matches(read.local))) return undefined
  const box = isHouseName(read.local) ? undefined : await findMailboxOfAddress(house.db, read)
  if (!box) return nobody
  const size = Math.max(announced, 1)
  const decided = decideDelivery(box, { adds: size, size }, house.clock.now())
  if (!isRefusal(decided)) return undefined
  const isFull = decided.refused.startsWith('mailbox.full')
  if (isFull && (await passesOn(house.db, box.id, house.clock.now()))) return undefined
  if (isFull) await markFull(house, box.id, size)
  return answerOf(decided)
}

export type Arrived = {
  readonly raw: Buffer
  readonly session: SMTPServerSession
  /** By a server in front. */
  readonly isHandedOn: boolean
  readonly resolver?: Resolver | undefined
  readonly addresses?: readonly HouseAddress[] | undefined
}

const nobody = answer(550, '5.1.1 There is no such mailbox here')

/** What became of a message for each of its recipients, in their order: undefined where it is kept for good. */
export async function onMessage(
  house: InboundHouse,
  { raw, session, isHandedOn, resolver, addresses = [] }: Arrived,
): Promise<readonly (SmtpError | undefined)[]> {
  const recipients = session.envelope.rcptTo.map(({ address }) => address)
  const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
  const came: Came = {
    ip: plainIp(session.remoteAddress),
    helo: session.hostNameAppearsAs || '',
    sender,
    isHandedOn,
  }
  const protocol = protocolOf(session)
  const verdict = await verdictOf(house, raw, came, resolver)
  const outcomes: (SmtpError | undefined)[] = []
  for (const recipient of recipients)
    outcomes.push(
      await toOne(house, { raw, recipient, verdict, came, protocol, addresses }).catch(failed(house)),
    )
  return outcomes
}

const failed =
  (house: InboundHouse) =>
  (error: unknown): SmtpError => {
    house.log.error({ error }, 'a message could not be delivered')
    return passing
  }

type One = {
  readonly raw: Buffer
  readonly recipient: string
  readonly verdict: Verdict
  readonly came: Came
  readonly protocol: string
  readonly addresses: readonly HouseAddress[]
}

async function toOne(house: InboundHouse, it: One): Promise<SmtpError | undefined> {
  const { db, clock, config, secrets } = house
  const read = recipientIn(it.recipient, config.mailDomain)
  if (!read) return answer(553, '5.1.3 This is not an address that mail can be sent to')
  const about = readBounceAddress(secrets, read.local)
  if (about) return (await takeBounce(house, about, it.raw)) ? undefined : passing
  const behind = readRewritten(secrets, read.local, clock.now())
  if (behind) return rewrittenAnswer(house, it, writtenAddress(behind))
  const room = it.addresses.find((one) => one.matches(read.local))
  if (room) return toRoom(house, room, read, it)
  const box = isHouseName(read.local) ? undefined : await findMailboxOfAddress(db, read)
  if (!box) return nobody
  const { raw, verdict, came } = it
  const coming = { raw, sender: came.sender, verdict, trace: traceOf(house, it) }
  const outcome = await receive(house, box.id, coming)
  return isRefusal(outcome) ? answerOf(outcome) : undefined
}

const traceOf = ({ config, clock }: InboundHouse, { came, protocol, recipient }: One): string =>
  receivedLine({
    from: `${came.helo || 'unknown'} ([${isIPv6(came.ip) ? 'IPv6:' : ''}${came.ip}])`,
    by: config.mailDomain,
    protocol,
    id: randomUUID(),
    recipient,
    at: clock.now(),
  })

async function toRoom(
  house: InboundHouse,
  room: HouseAddress,
  { local }: MailAddress,
  it: One,
): Promise<SmtpError | undefined> {
  const { sender } = it.came
  const fields = [`Return-Path: <${sender}>`, traceOf(house, it)]
  const raw = withFields(withoutFields(it.raw, ['return-path']), fields)
  const at = house.clock.now()
  return handedAnswer(await room.take(raw, { local, address: it.recipient, sender, verdict: it.verdict, at }))
}

/** Only what could not be delivered comes back there: nobody writes to somebody else through an address of ours. */
async function rewrittenAnswer(
  house: InboundHouse,
  { raw, came }: One,
  sender: string,
): Promise<SmtpError | undefined> {
  if (came.sender !== '') return answer(550, '5.7.1 Only bounces come back to this address')
  return (await takeRewrittenBounce(house, sender, raw)) ? undefined : passing
}

const handedAnswer = (handed: Handed): SmtpError | undefined => {
  if (handed.how === 'sent') return undefined
  return handed.how === 'never' ? answer(550, `${handed.code} ${handed.said}`) : passing
}

/** SMTP has one answer for all: it is taken if somebody has it, and the sender hears of the others by mail. */
export async function oneAnswer(
  house: InboundHouse,
  { raw, session }: Pick<Arrived, 'raw' | 'session'>,
  outcomes: readonly (SmtpError | undefined)[],
): Promise<SmtpError | undefined> {
  if (outcomes.every((one) => one !== undefined))
    return outcomes.find((one) => one.responseCode < 500) ?? outcomes[0]
  const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
  for (const [place, no] of outcomes.entries())
    if (no) await tellRefused(house, { sender, raw, recipient: session.envelope.rcptTo[place]!.address, no })
  return undefined
}
