import type { Texts } from '../../../platform/i18n/index.ts'
import { html, linkButton, notice, userParagraph, type Page } from '../../../platform/ui/index.ts'
import { overLine, sittingTitle } from '../pages/words.ts'
import type { SittingView } from '../view.ts'

/** Sound and picture do not answer. What is kept, what works meanwhile, and that it is tried again, stand here. */
export const downPage = (t: Texts, { sitting }: Pick<SittingView, 'sitting'>, seconds: number): Page => {
  const path = t.path(`/meetings/${sitting.id}`)
  return {
    title: sittingTitle(t, sitting),
    over: overLine(t, sitting),
    section: 'registrations',
    noIndex: true,
    body: html`${notice('bad', t('meetings.down'))}
      <p>${t('meetings.down.kept')}</p>
      <p>${t('meetings.down.again', { seconds })}</p>
      <p>${linkButton(t('meetings.down.try'), `${path}/way`, 'live')}</p>
      <p>${linkButton(t('meetings.down.room'), `${path}/room`, 'second')}</p>
      ${sitting.room.telephone && html`<p>${t('meetings.down.telephone')}</p>`}
      ${sitting.room.telephone && userParagraph(sitting.room.telephone)}`,
  }
}
