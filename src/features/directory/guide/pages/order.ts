import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, link, linkList, type Page } from '../../../../platform/ui/index.ts'
import { keptDays, limitsFor } from '../../extracts/rules.ts'
import { beside } from './menu.ts'
import { chapter, inSteps, mailTo, words } from './words.ts'

/** How to order a list, labels or a table. */
export const orderGuide = (t: Texts, contact: string): Page => {
  const [people, organisations] = (['people', 'organisations'] as const).map((subject) =>
    limitsFor({ isStaff: false }, subject),
  )
  return {
    title: t('directory.guide.order'),
    lead: t('directory.guide.order.lead'),
    section: 'directory',
    body: beside(
      t,
      'order',
      html`${chapter(
        t('directory.guide.order.how'),
        'how',
        inSteps(
          t,
          [1, 2, 3, 4].map((step) => `directory.guide.order.step-${step}`),
        ),
      )}
      ${chapter(
        t('directory.guide.order.holds'),
        'holds',
        words(t, 'directory.guide.order.holds.words'),
        words(t, 'directory.guide.order.holds.people'),
      )}
      ${chapter(
        t('directory.guide.order.limits'),
        'limits',
        html`<p>
          ${t('directory.guide.order.limits.words', {
            organisations: organisations?.lines ?? 0,
            people: people?.lines ?? 0,
            orders: people?.aDay ?? 0,
            days: keptDays,
          })}
        </p>`,
        words(t, 'directory.guide.order.limits.more', { contact: mailTo(contact) }),
      )}
      ${linkList(link(t('directory.extract.list.title'), t.path('/directory/extracts')))}`,
    ),
  }
}
