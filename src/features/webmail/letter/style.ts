const number = String.raw`\d{0,5}(?:\.\d{1,4})?`
const length = String.raw`(?:0|${number}(?:px|pt|em|rem|ex|ch|%|cm|mm|in))`
const colour = String.raw`(?:#[0-9a-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s,.%/]{5,40}\))`
const words = (...all: readonly string[]) => `(?:${all.join('|')})`
const sides = (one: string) => `${one}(?:\\s+${one}){0,3}`
const whole = (pattern: string) => new RegExp(`^${pattern}$`)

const line = words(
  'none',
  'solid',
  'dashed',
  'dotted',
  'double',
  'hidden',
  'groove',
  'ridge',
  'inset',
  'outset',
)
const border = `(?:(?:${length}|${line}|thin|medium|thick|${colour})(?:\\s+|$)){1,3}`
const size = words(length, 'auto', 'none')
const margin = words(length, 'auto')

/** What a letter may say about its own look, and with which values. None of them can fetch, cover or move anything. */
const allowed: Readonly<Record<string, RegExp>> = {
  color: whole(colour),
  'background-color': whole(colour),
  'font-family': /^[\p{L}\p{N}\s,'"-]{1,200}$/u,
  'font-size': whole(words(length, '(?:x{1,2}-)?(?:small|large)', 'medium', 'smaller', 'larger')),
  'font-style': whole(words('normal', 'italic', 'oblique')),
  'font-weight': whole(words('normal', 'bold', 'bolder', 'lighter', '[1-9]00')),
  'font-variant': whole(words('normal', 'small-caps')),
  'text-align': whole(words('left', 'right', 'center', 'justify', 'start', 'end')),
  'text-decoration': whole(words('none', 'underline', 'line-through', 'overline')),
  'text-indent': whole(length),
  'text-transform': whole(words('none', 'capitalize', 'uppercase', 'lowercase')),
  'line-height': whole(words(length, number, 'normal')),
  'letter-spacing': whole(words(length, 'normal')),
  'white-space': whole(words('normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line')),
  'word-break': whole(words('normal', 'break-all', 'break-word', 'keep-all')),
  'overflow-wrap': whole(words('normal', 'break-word', 'anywhere')),
  'vertical-align': whole(
    words(length, 'top', 'middle', 'bottom', 'baseline', 'sub', 'super', 'text-top', 'text-bottom'),
  ),
  direction: whole(words('ltr', 'rtl')),
  display: whole(
    words('none', 'block', 'inline', 'inline-block', 'table', 'table-row', 'table-cell', 'list-item'),
  ),
  float: whole(words('none', 'left', 'right')),
  clear: whole(words('none', 'left', 'right', 'both')),
  width: whole(size),
  'max-width': whole(size),
  'min-width': whole(size),
  height: whole(size),
  'max-height': whole(size),
  margin: whole(sides(margin)),
  'margin-top': whole(margin),
  'margin-right': whole(margin),
  'margin-bottom': whole(margin),
  'margin-left': whole(margin),
  padding: whole(sides(length)),
  'padding-top': whole(length),
  'padding-right': whole(length),
  'padding-bottom': whole(length),
  'padding-left': whole(length),
  border: whole(border),
  'border-top': whole(border),
  'border-right': whole(border),
  'border-bottom': whole(border),
  'border-left': whole(border),
  'border-color': whole(sides(colour)),
  'border-style': whole(sides(line)),
  'border-width': whole(sides(length)),
  'border-radius': whole(sides(length)),
  'border-collapse': whole(words('collapse', 'separate')),
  'border-spacing': whole(sides(length)),
  'list-style-type': whole(
    words('none', 'disc', 'circle', 'square', 'decimal', '(?:lower|upper)-(?:alpha|roman|latin)'),
  ),
  'table-layout': whole(words('auto', 'fixed')),
}

const most = 4000

/** The declarations of a `style` attribute that are allowed, each word for word; a backslash or a comment ends its declaration. */
export function safeStyle(text: string): string {
  const kept: string[] = []
  for (const declaration of text.slice(0, most).toLowerCase().split(';')) {
    const at = declaration.indexOf(':')
    if (at < 0 || /[\\@<>{}]|\/\*/.test(declaration)) continue
    const name = declaration.slice(0, at).trim()
    const value = declaration
      .slice(at + 1)
      .replace(/!\s*important\s*$/, '')
      .trim()
    // The short form may name a picture; it is read as the colour it mostly is.
    const property = name === 'background' ? 'background-color' : name
    if (Object.hasOwn(allowed, property) && (allowed[property] as RegExp).test(value))
      kept.push(`${property}:${value}`)
  }
  return kept.join(';')
}

/** A colour as an old attribute names it. */
export const isColour = (value: string): boolean => whole(colour).test(value.trim().toLowerCase())
