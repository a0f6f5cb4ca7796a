import type { Texts } from '../../../../platform/i18n/index.ts'
import { emptyState, lines, link, said, userText, type Page } from '../../../../platform/ui/index.ts'
import { placeAndDays } from '../../pages/words.ts'
import type { EventNamed } from '../../pages/words.ts'

/** The meetings for which others can be registered now. */
export const eventsPage = (t: Texts, events: readonly EventNamed[]): Page => ({
  title: t('registrations.on-behalf.title'),
  lead: t('registrations.on-behalf.lead'),
  section: 'approvals',
  noIndex: true,
  margin: link(t('registrations.queue.back'), t.path('/approvals')),
  body:
    events.length === 0
      ? emptyState(t('registrations.on-behalf.no-events'))
      : lines(
          events.map((event) => ({
            first: said(
              link(userText(t.words(event.title)), t.path(`/approvals/on-behalf/${event.code}`)),
              placeAndDays(t, event),
            ),
          })),
        ),
})
