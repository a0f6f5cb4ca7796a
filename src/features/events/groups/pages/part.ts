import type { Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, ledger, link, userParagraph, userText, type Html } from '../../../../platform/ui/index.ts'
import type { Group } from '../types.ts'

/** On the page of a meeting: whose it is, what that group says of taking part, and whom to ask there. */
export function groupLedger(t: Texts, group: Group): Html {
  const words = t.words(group.participation)
  const name = link(userText(t.words(group.name)), t.path(`/groups/${group.id}`))
  return ledger(
    t('events.groups.group'),
    html`<p>${name}</p>
      ${words && userParagraph(words)}
      ${group.contact && html`<p>${t.html('events.groups.ask', { contact: link(bdi(group.contact), `mailto:${group.contact}`) })}</p>`}`,
  )
}
