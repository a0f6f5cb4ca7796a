import { type Child, type Html, html, trustedMarkup } from '../ui/html.ts'
import { footerOf, markCid, type MailFrame } from './frame.ts'
import { blockHtml } from './html-blocks.ts'
import { facesOf, senderColour, sheetOf, styles } from './html-styles.ts'
import type { Letter } from './letter.ts'

/** Mail programs fill their list with what follows the preheader; these invisible signs keep the letter out of it. */
const filler = trustedMarkup('&#847;&zwnj;&nbsp;'.repeat(40))

const preheader = (words: string | undefined): Child =>
  words && html`<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${words}${filler}</div>`

const outlookOpens = trustedMarkup('<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->')
const outlookCloses = trustedMarkup('<!--[if mso]></td></tr></table><![endif]-->')

const masthead = ({ mark, sender, t, brand }: MailFrame): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" border="0">
    <tr>
      ${
        mark &&
        html`<td style="padding-inline-end:12px;vertical-align:middle">
          <img src="cid:${markCid}" alt="" class="mark" width="34" style="display:block;border:0" />
        </td>`
      }
      <td class="brand" style="${styles.sender};${senderColour(brand)};${facesOf(t.language).display}">
        ${sender}
      </td>
    </tr>
  </table>`

/** The strong line under the masthead; a status strip that comes first brings its own. */
const opening = ({ blocks }: Letter): Child =>
  blocks[0]?.block !== 'status' && html`<div class="opening" style="${styles.opening}">&nbsp;</div>`

const footer = (frame: MailFrame): Html =>
  html`<div style="height:24px;line-height:24px;font-size:1px">&nbsp;</div>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      <tr>
        <td class="line muted" style="${styles.footer}">
          ${footerOf(frame).map((line) => html`<div>${line}</div>`)}
        </td>
      </tr>
    </table>`

const page = (letter: Letter, frame: MailFrame): Html =>
  html`${masthead(frame)} ${opening(letter)}
  ${letter.blocks.map((block) => html`${blockHtml(block, frame)} `)}${footer(frame)}`

/**
 * The HTML part: one column of tables that mail programs of every age show, 600 wide at most, colours written into
 * each element. Language and direction stand on the root and again inside, because webmail drops the root.
 */
export function htmlPart(letter: Letter, frame: MailFrame): Html {
  const { language, direction } = frame.t
  const { text } = facesOf(language)
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${letter.subject}</title>
        ${sheetOf(frame.brand)}
      </head>
      <body class="around" style="${styles.body}">
        ${preheader(letter.preheader)}
        <div lang="${language}" dir="${direction}">
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
            <tr>
              <td class="gap" align="center" style="padding:24px 0">
                ${outlookOpens}
                <table
                  role="presentation"
                  dir="${direction}"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  border="0"
                  class="paper"
                  style="${styles.paper}"
                >
                  <tr>
                    <td
                      class="page ink"
                      align="${direction === 'rtl' ? 'right' : 'left'}"
                      style="${styles.page};${text}"
                    >
                      ${page(letter, frame)}
                    </td>
                  </tr>
                </table>
                ${outlookCloses}
              </td>
            </tr>
          </table>
        </div>
      </body>
    </html> `
}
