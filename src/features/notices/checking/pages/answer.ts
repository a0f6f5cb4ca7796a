import { dayAndTime, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  answers,
  bdi,
  html,
  link,
  linkButton,
  notice,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Around } from '../../pages/words.ts'
import type { Answer, SentMail } from '../types.ts'

export type AnswerView = Around & { readonly answer: Answer; readonly isSignedIn: boolean }

/** Yes or no, what that means, and what to do now. */
export function answerPage(t: Texts, view: AnswerView): Page {
  const { answer } = view
  const said = answer.is === 'yours' && answer.isAltered ? 'altered' : answer.is
  return {
    title: t(`notices.answer.${said}.title`),
    over: t('notices.check.title'),
    section: 'notices',
    noIndex: true,
    margin: link(t('notices.back'), t.path('/notices')),
    body: html`${notice(said === 'yours' ? 'good' : said === 'ours' ? 'info' : 'bad', html`<p>${t(`notices.answer.${said}`)}</p>`)}
    ${answer.is === 'yours' && ofMail(t, answer.mail, view.zone)} ${next(t, view)}`,
  }
}

const ofMail = (t: Texts, mail: SentMail, zone: string): Html =>
  answers(t, [
    {
      rows: [
        { label: t('notices.answer.subject'), value: userText(mail.subject) },
        { label: t('notices.answer.to'), value: bdi(mail.address) },
        {
          label: t('notices.answer.sent'),
          value: t('notices.moment', { time: dayAndTime(t, mail.sentAt, zone), place: zonePlace(t, zone) }),
        },
      ],
    },
  ])

function next(t: Texts, { answer, isSignedIn }: AnswerView): Child {
  const again = link(t('notices.answer.again'), t.path('/notices/check'))
  const report = linkButton(t('notices.report.title'), t.path('/notices/report'), 'main')
  if (answer.is === 'yours' && !answer.isAltered && answer.mail.personId !== undefined)
    return actions(linkButton(t('notices.answer.read'), t.path(`/messages/${answer.mail.id}`), 'main'), again)
  if (answer.is === 'ours' && !isSignedIn)
    return actions(linkButton(t('notices.answer.sign-in'), t.path('/messages'), 'main'), again)
  if (answer.is === 'ours' || (answer.is === 'yours' && !answer.isAltered)) return actions(again)
  return actions(report, again)
}
