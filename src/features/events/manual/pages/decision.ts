import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/ui/index.ts'
import type { ManualFacts } from '../types.ts'
import { mail, numbered } from './parts.ts'

/** Who confirms, which mails come, and what a full meeting means. */
export const decisionPart = (t: Texts, facts: ManualFacts): Html =>
  numbered(
    t(`events.manual.decision.${facts.promise}`, { role: facts.role ? t.words(facts.role) : '' }),
    facts.promise !== 'automatic' && t('events.manual.decision.two-mails'),
    hasSeats(facts) && waiting(t, facts),
    t('events.manual.decision.see'),
    t.html('events.manual.decision.no-mail', { contact: mail(facts.event.contact) }),
  )

const hasSeats = ({ event }: ManualFacts): boolean =>
  event.onSiteCapacity !== null || event.remoteCapacity !== null || event.seatsPerOrganisation !== null

const waiting = (t: Texts, { event }: ManualFacts): Html =>
  html`${t('events.manual.decision.full')} ${t(`events.manual.decision.waiting.${event.waitingRule}`)}
  ${
    event.offerHours === null
      ? t('events.manual.decision.at-once')
      : t('events.manual.decision.offer', { hours: event.offerHours })
  }`
