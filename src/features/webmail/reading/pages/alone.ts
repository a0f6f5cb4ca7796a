import type { Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, type Html } from '../../../../platform/ui/index.ts'
import type { Named } from '../../../../protocols/mime/index.ts'
import type { ListedMessage } from '../../../mailbox/index.ts'
import { moment } from '../../words.ts'
import type { Letter } from '../letter.ts'
import type { Reader } from '../view.ts'

/** What stands above a letter on paper: who wrote to whom, when, about what. */
export function letterHead(t: Texts, letter: Letter, message: ListedMessage, { zone, now }: Reader): Html {
  const people = (all: readonly Named[]) =>
    all.map(({ name, address }, place) => html`${place > 0 && ', '}<bdi>${name}</bdi> ${bdi(address)}`)
  return html`<table>
      <tr>
        <th>${t('webmail.field.from')}</th>
        <td>${people([letter.from])}</td>
      </tr>
      <tr>
        <th>${t('webmail.field.to')}</th>
        <td>${people(letter.to)}</td>
      </tr>
      ${
        letter.cc.length > 0 &&
        html`<tr>
          <th>${t('webmail.field.cc')}</th>
          <td>${people(letter.cc)}</td>
        </tr>`
      }
      <tr>
        <th>${t('webmail.field.date')}</th>
        <td>${moment(t, message.internalDate, zone, now)}</td>
      </tr>
      <tr>
        <th>${t('webmail.field.subject')}</th>
        <td><b dir="auto">${letter.subject}</b></td>
      </tr>
    </table>
    <hr />`
}
