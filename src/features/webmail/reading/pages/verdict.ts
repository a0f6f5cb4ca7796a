import type { Texts } from '../../../../platform/i18n/index.ts'
import { bdi, button, html, url, userText, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { Verdict } from '../../../mailbox/index.ts'
import type { Judgement, Sign } from '../../verdict/types.ts'

/** What gives a letter away, before the letter: each sign in a sentence, then what can be done. */
export function judgementPanel(t: Texts, { level, signs }: Judgement, at: string): Html | undefined {
  if (level === 'none') return undefined
  const asksSecret = signs.some(({ code }) => code === 'asks-password')
  return tag(
    'section',
    { class: `mail-verdict mail-verdict-${level}`, 'aria-labelledby': 'mail-verdict' },
    tag(
      'h2',
      { id: 'mail-verdict' },
      t(
        level === 'doubt'
          ? 'webmail.verdict.doubt'
          : isInBodysName({ level, signs })
            ? 'webmail.verdict.not-body'
            : 'webmail.verdict.bad',
      ),
    ),
    html`<p>
        ${t(asksSecret ? 'webmail.verdict.wants-password' : level === 'bad' ? 'webmail.verdict.do-not' : 'webmail.verdict.look')}
      </p>
      <ul>
        ${signs.map((sign) => html`<li>${signWords(t, sign)}</li>`)}
      </ul>
      <form method="post" action="${url(`${at}/report`)}" class="actions">
        ${button(t('webmail.report'), { kind: 'action' })}
        ${button(t('webmail.known'), { kind: 'plain', formaction: `${at}/sender`, name: 'said', value: 'known' })}
      </form>`,
  )
}

const inBodysName: readonly string[] = ['body-name', 'not-from-domain']

/** Whether a letter pretends to be the body's own. */
export const isInBodysName = ({ signs }: Judgement): boolean =>
  signs.some(({ code }) => inBodysName.includes(code))

/** A sign in a sentence. */
export const signWords = (t: Texts, { code, values }: Sign): Html =>
  t.html(
    `webmail.sign.${code}`,
    Object.fromEntries(
      Object.entries(values ?? {}).map(([name, value]) => [
        name,
        typeof value === 'number' ? value : bdi(value),
      ]),
    ),
  )

/** How a letter proved to be from whom it says, in a sentence. */
export function authenticity(t: Texts, { origin, dmarc, dkim, domain }: Verdict): string {
  if (origin === 'own') return t('webmail.from.own')
  if (origin === 'inside') return t('webmail.from.inside')
  if (dmarc === 'pass' || (dkim === 'pass' && domain))
    return domain ? t('webmail.from.proved', { domain }) : t('webmail.from.proved-somehow')
  return dmarc === 'fail' ? t('webmail.from.failed') : t('webmail.from.unproved')
}

/** Why a letter that was to go on lies here all the same. */
export const returnedNote = (t: Texts, { returned }: Verdict): Html | undefined => {
  if (!returned) return undefined
  const { by, said } = returned
  return html`<p class="mail-note">
    ${by === 'target' && said ? t.html('webmail.returned.said', { said: userText(said) }) : t(`webmail.returned.${by}`)}
  </p>`
}
