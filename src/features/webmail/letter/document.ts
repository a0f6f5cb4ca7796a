import { escape } from '../../../platform/ui/html.ts'

export type LetterDocument = {
  readonly title: string
  readonly direction: 'ltr' | 'rtl'
  /** Cleaned already. */
  readonly markup: string
}

/** Quiet paper and ink for letters that say nothing of their own; always light, since letters are written on white. */
const look = `:root{color-scheme:light;font:17px/1.6471 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif}
body{margin:0;padding:16px 20px;color:#16202b;background:#fff;overflow-wrap:break-word}
p{margin:0 0 1em}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}
blockquote{margin:0 0 1em;padding-inline-start:16px;border-inline-start:3px solid #d8d4ca;color:#4d5a68}
a{color:#0b5a6e}.leads{color:#4d5a68;font-size:14px;unicode-bidi:isolate;overflow-wrap:anywhere}
.link{text-decoration:underline dotted;text-underline-offset:.2em}
.absent{display:inline-block;min-width:24px;min-height:24px;border:1px dashed #6e7a87;color:#4d5a68}`

/** The document that a letter is shown in, inside a frame that runs nothing. */
export const letterDocument = ({ title, direction, markup }: LetterDocument): string =>
  `<!doctype html><html dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escape(title)}</title><style>${look}</style></head><body>${markup}</body></html>`

/** What the frame may do: open a link in a window of its own, and nothing else. No scripts, no forms, no origin. */
export const frameMay = 'allow-popups allow-popups-to-escape-sandbox'

/**
 * The guarantee that nothing is loaded or run, whatever the cleaning has missed. `pictures` is the one place pictures may
 * come from, with its host: the frame has no origin of its own that `self` could mean.
 */
export const letterPolicy = (pictures: string): string =>
  [
    "default-src 'none'",
    `img-src ${pictures} data:`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    `sandbox ${frameMay}`,
  ].join('; ')

const perLine = 62
const lineHeight = 30

/**
 * How high the frame is drawn: a frame without an origin cannot be measured, so that its words, rows and pictures are counted, rather
 * too high than too low. In CSS pixels.
 */
export function heightFor(markup: string, text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0)
  const pictures = markup.match(/<(?:img|span class="absent")[^>]*>/g) ?? []
  const heights = pictures.map((picture) => Number(/ height="(\d{1,4})/.exec(picture)?.[1] ?? 90))
  const high = heights.reduce((sum, height) => sum + Math.min(900, height), 0)
  const blocks = markup.match(/<(?:p|tr|li|h[1-6]|table|blockquote|hr)\b/g)?.length ?? 0
  return Math.min(6000, Math.max(240, 80 + lines * lineHeight + blocks * 14 + high))
}
