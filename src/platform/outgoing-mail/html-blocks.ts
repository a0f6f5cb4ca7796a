import { type Child, type Html, html, url } from '../ui/html.ts'
import { addressOf, type MailFrame } from './frame.ts'
import { buttonColours, facesOf, stateStyle, styles } from './html-styles.ts'
import type { Block, Fact, Words } from './letter.ts'
import { isStrong, linesOf } from './words.ts'

/** The lines of what somebody typed, kept as lines. */
const typed = (text: string): Child[] =>
  text.split(/\r\n|\r|\n/).map((line, place) => html`${place > 0 && html`<br />`}${line}`)

export function wordsHtml(words: Words): Html {
  if (typeof words === 'string') return html`${words}`
  if (words.as === 'strong') return html`<strong style="font-weight:600">${words.words}</strong>`
  if (words.as === 'code' || words.as === 'secret') return html`<bdi dir="ltr">${words.words}</bdi>`
  return html`<bdi dir="auto">${typed(words.words)}</bdi>`
}

/** A paragraph somebody else wrote has a direction of its own. */
const directed = (words: Words): Html =>
  typeof words !== 'string' && words.as === 'theirs'
    ? html`<span dir="auto" style="display:block">${typed(words.words)}</span>`
    : wordsHtml(words)

type Of<Name extends Block['block']> = Extract<Block, { block: Name }>

const statusHtml = ({ kind, state, words }: Of<'status'>): Html =>
  html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin-top:24px"
  >
    <tr>
      <td class="rule line" style="${styles.status}">
        <span class="s-${kind}" style="${stateStyle(kind)}">${state}</span>${
          words !== undefined && html` &nbsp;&nbsp; ${wordsHtml(words)}`
        }
      </td>
    </tr>
  </table>`

function headingHtml({ words, level }: Of<'heading'>, language: string): Html {
  const { display } = facesOf(language)
  const tall = language === 'ar' || language === 'zh'
  return level === 1
    ? html`<h1 class="h1" style="${tall ? styles.headingOther : styles.heading};${display}">
        ${wordsHtml(words)}
      </h1>`
    : html`<h2 style="${styles.subheading};${display}">${wordsHtml(words)}</h2>`
}

const lineHtml = (words: Words, place: number): Html =>
  place > 0 && isStrong(words)
    ? html`<div style="padding-top:10px">${wordsHtml(words)}</div>`
    : html`<div>${wordsHtml(words)}</div>`

function factsHtml({ rows }: Of<'facts'>, language: string): Html {
  const entry = (row: Fact, place: number): Html => {
    const cell = place < rows.length - 1 ? `${styles.fact};${styles.factLine}` : styles.fact
    return html`<tr>
      <td class="line muted label" width="96" style="${cell};${styles.label}">${row[0]}</td>
      <td class="line" style="${cell}">${linesOf(row).map(lineHtml)}</td>
    </tr>`
  }
  return html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    class="line"
    style="${styles.facts};line-height:${facesOf(language).facts}"
  >
    ${rows.map(entry)}
  </table>`
}

/** The one button is a link in a table cell; its address stands under it for whoever cannot press it or wants to see it first. */
function actionHtml(it: Of<'action'>, frame: MailFrame): Html {
  const address = addressOf(frame, it)
  if (it.isQuiet) return quietHtml(it.label, address)
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0">
      <tr>
        <td style="padding-top:4px">
          <a class="button" href="${url(address)}" style="${styles.button};${buttonColours(frame.brand)}"
            >${it.label}</a
          >
        </td>
      </tr>
    </table>
    <p class="muted" style="${styles.address}"><bdi dir="ltr">${address}</bdi></p>`
}

const quietHtml = (label: string, address: string): Html =>
  html`<p class="muted" style="${styles.quiet}">
    ${label}<br /><a class="muted" href="${url(address)}" style="${styles.quietLink}"
      ><bdi dir="ltr">${address}</bdi></a
    >
  </p>`

const pictureHtml = ({ cid, alt, caption, width = 160 }: Of<'picture'>): Html =>
  html`<img src="cid:${cid}" alt="${alt}" width="${width}" style="display:block;border:0;margin-top:8px" />
    <p class="muted" style="${styles.caption}">${caption}</p>`

export function blockHtml(block: Block, frame: MailFrame): Html {
  const { language } = frame.t
  const { lines } = facesOf(language)
  switch (block.block) {
    case 'status':
      return statusHtml(block)
    case 'heading':
      return headingHtml(block, language)
    case 'paragraph':
      return html`<p style="${styles.paragraph};line-height:${lines}">${directed(block.words)}</p>`
    case 'facts':
      return factsHtml(block, language)
    case 'action':
      return actionHtml(block, frame)
    case 'list':
      return html`<ul style="${styles.list};line-height:${lines}">
        ${block.items.map((it) => html`<li>${wordsHtml(it)}</li>`)}
      </ul>`
    case 'note':
      return html`<p class="muted" style="${styles.note}">${directed(block.words)}</p>`
    case 'picture':
      return pictureHtml(block)
  }
}
