import { refuse, type Refusal } from '../../values/refusal.ts'
import type { About, Desk, Enquiry, EnquiryState } from './types.ts'

const hour = 3_600_000
const day = 24 * hour

/** Which permission brings which desks: visa officers answer about visas, the service desk about accounts and mail. */
const desksByPermission: Readonly<Record<string, readonly Desk[]>> = {
  'events.manage': ['registration', 'access', 'website'],
  'accounts.manage': ['accounts', 'mail'],
  'visa-letters.manage': ['visa'],
}

/** The desks at which somebody with these permissions works; none for most people. */
export const desksOf = (permissions: ReadonlySet<string>): readonly Desk[] =>
  Object.entries(desksByPermission).flatMap(([permission, all]) => (permissions.has(permission) ? all : []))

type Held = Pick<Enquiry, 'state' | 'desk' | 'revision'>

/** Staff of the desk answer what they have read: what came in meanwhile is read first. */
export function decideAnswer(
  it: Held,
  permissions: ReadonlySet<string>,
  { asks, revision }: { readonly asks: boolean; readonly revision: number },
): { readonly next: EnquiryState } | Refusal {
  if (!desksOf(permissions).includes(it.desk)) return refuse('enquiries.unknown')
  if (it.revision !== revision) return refuse('enquiries.changed-meanwhile')
  return { next: asks ? 'waiting' : 'answered' }
}

/** Everybody who takes part may say that it is settled; what is closed is not closed again. */
export const decideClosing = (it: Held): { readonly next: 'closed' } | Refusal =>
  it.state === 'closed' ? refuse('enquiries.closed-already') : { next: 'closed' }

/** How often one thread is written to within an hour before we stop listening for a while: a mail program that answers itself. */
export const mostAnHour = 20

/** Whoever asked may always write again, also when it was closed; not without end. */
export const decideReply = (writtenLastHour: number): { readonly next: 'open' } | Refusal =>
  writtenLastHour >= mostAnHour ? refuse('enquiries.too-often') : { next: 'open' }

/** Nobody waits longer than this without somebody noticing. */
export const lateAfter = 2 * day

export const isLate = (it: Pick<Enquiry, 'state' | 'stateSince'>, now: Date): boolean =>
  it.state === 'open' && now.getTime() - it.stateSince.getTime() > lateAfter

/** How long the link in a mail leads to a thread after something last happened to it. */
export const linkWorksFor = 90 * day

export const isLinkOver = (it: Pick<Enquiry, 'changedAt'>, now: Date): boolean =>
  now.getTime() - it.changedAt.getTime() > linkWorksFor

const codes: readonly (readonly [About['kind'], RegExp])[] = [
  ['event', /^(?:\/events\/)?([A-Z]-\d{8})(?:\/|$)/],
  ['registration', /^(?:\/registrations\/)?(R-[0-9A-Z]{4}-[0-9A-Z]{4})(?:\/|$)/],
  ['application', /^(\d{9}-\d{5})$/],
]

/** What a code or an address of ours is about: the language and whatever stands behind a question mark are left out. */
export function aboutOf(given: string): About | undefined {
  const path = given.replace(/[?#].*$/s, '').replace(/^\/[a-z]{2}(?=\/|$)/, '')
  for (const [kind, shape] of codes) {
    const ref = shape.exec(path)?.[1]
    if (ref) return { kind, ref }
  }
  const isPage =
    /^\/(?!\/)[\w/.-]{1,150}$/.test(path) && !/^\/(help\/contact|enquiries|feedback)(\/|$)/.test(path)
  return isPage ? { kind: 'page', ref: path } : undefined
}

/** The address of what an enquiry is about; an application has none of its own. */
export const pathOf = ({ kind, ref }: About): string | undefined =>
  ({ event: `/events/${ref}`, registration: `/registrations/${ref}`, page: ref, application: undefined })[
    kind
  ]

const desksByPath: readonly (readonly [RegExp, Desk])[] = [
  [/visa/, 'visa'],
  [/^\/(events|registrations|approvals|meetings)(\/|$)/, 'registration'],
  [/^\/mail(\/|$)/, 'mail'],
  [/^\/access(\/|$)/, 'access'],
  [/^\/(account|sign-in)(\/|$)/, 'accounts'],
]

/** Which desk most people mean who come from there; undefined: they say so themselves. */
export function deskFor(about: About | undefined): Desk | undefined {
  if (about?.kind === 'application') return 'access'
  if (about?.kind === 'event' || about?.kind === 'registration') return 'registration'
  return about && desksByPath.find(([shape]) => shape.test(about.ref))?.[1]
}
