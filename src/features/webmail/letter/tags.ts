import type { IOptions } from 'sanitize-html'

/** Words and their order: nothing that runs, loads, asks, or plays. `body` becomes a `div` before it is looked for here. */
export const allowedTags: string[] = [
  ...['a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption'],
  ...['center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption'],
  ...[
    'figure',
    'font',
    'footer',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
  ],
  ...[
    'li',
    'main',
    'mark',
    'nav',
    'ol',
    'p',
    'pre',
    'q',
    'rp',
    'rt',
    'ruby',
    's',
    'samp',
    'section',
    'small',
  ],
  ...['span', 'strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr'],
  ...['tt', 'u', 'ul', 'var', 'wbr'],
]

/** What falls away with everything in it, because its content is not words for people. */
export const withoutContent: string[] = [
  ...[
    'script',
    'style',
    'textarea',
    'option',
    'select',
    'xmp',
    'noscript',
    'noembed',
    'noframes',
    'plaintext',
  ],
  ...['svg', 'math', 'object', 'embed', 'applet', 'iframe', 'frame', 'frameset', 'video', 'audio', 'canvas'],
  ...['template', 'title', 'portal', 'map', 'foreignobject'],
]

export const allowedAttributes: IOptions['allowedAttributes'] = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'width', 'height', 'bgcolor'],
  a: ['href', 'rel', 'target'],
  img: ['src', 'alt', 'class'],
  span: ['class'],
  td: ['colspan', 'rowspan', 'nowrap'],
  th: ['colspan', 'rowspan', 'nowrap', 'scope'],
  table: ['border', 'cellpadding', 'cellspacing'],
  col: ['span'],
  colgroup: ['span'],
  font: ['color', 'face', 'size'],
  ol: ['start', 'type'],
  ul: ['type'],
  time: ['datetime'],
}

const number = /^[+-]?\d{1,4}$/
const word = /^[a-z0-9-]{1,35}$/i
const name = /^[\p{L}\p{N}\s,'-]{1,100}$/u

/** The values that attributes may have; whatever is not named here is free text, such as `title`. A map: a letter may say `constructor`. */
export const allowedValues: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    dir: /^(?:ltr|rtl|auto)$/i,
    lang: word,
    align: /^(?:left|right|center|justify|middle|top|bottom)$/i,
    valign: /^(?:top|middle|bottom|baseline)$/i,
    width: /^\d{1,4}(?:px|%)?$/,
    height: /^\d{1,4}(?:px|%)?$/,
    colspan: number,
    rowspan: number,
    nowrap: /^(?:nowrap)?$/i,
    scope: word,
    border: number,
    cellpadding: number,
    cellspacing: number,
    span: number,
    size: number,
    start: number,
    type: word,
    face: name,
    datetime: /^[\w:.+-]{1,40}$/,
  }),
)
