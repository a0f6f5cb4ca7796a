import { type Html, trustedMarkup } from '../ui/html.ts'
import { colours, statusColours } from './colours.ts'
import type { MailBrand } from './frame.ts'
import type { StatusKind } from './letter.ts'

const latin = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans'"
const scripts: Readonly<Record<string, string>> = {
  ar: "'Noto Sans Arabic','Geeza Pro',Tahoma",
  zh: "'PingFang SC','Microsoft YaHei','Noto Sans SC'",
}

/** Fonts and line heights of a language. Mails load no font: the reader's own system shows them. */
export function facesOf(language: string): {
  readonly text: string
  readonly display: string
  readonly lines: number
  readonly facts: number
} {
  const own = scripts[language]
  const tail = [latin, own, 'Arial', 'sans-serif'].filter(Boolean).join(',')
  const lines = language === 'ar' ? 1.7 : language === 'zh' ? 1.65 : 1.625
  const facts = language === 'ar' || language === 'zh' ? 1.6 : 1.5
  return { text: `font-family:${tail}`, display: `font-family:'IBM Plex Sans',${tail}`, lines, facts }
}

const { ink, muted, line, rule, paper, around } = colours

export const styles = {
  body: `margin:0;padding:0;background:${around.light};-webkit-text-size-adjust:100%`,
  paper: `max-width:600px;background:${paper.light}`,
  page: `padding:36px 40px 48px;color:${ink.light};font-size:16px`,
  sender: `font-size:20px;line-height:28px;font-weight:600;vertical-align:middle`,
  opening: `height:24px;border-bottom:2px solid ${rule.light};font-size:1px;line-height:24px`,
  status: `padding:12px 0;border-top:2px solid ${rule.light};border-bottom:1px solid ${line.light}`,
  heading:
    'margin:28px 0 20px;font-size:28px;line-height:34px;font-weight:600;letter-spacing:-.012em;text-wrap:balance',
  headingOther: 'margin:28px 0 20px;font-size:26px;line-height:38px;font-weight:600',
  subheading: 'margin:28px 0 4px;font-size:16px;line-height:24px;font-weight:600',
  paragraph: 'margin:0 0 16px;font-size:16px',
  facts: `margin:8px 0 28px;border-top:1px solid ${line.light}`,
  fact: 'padding:11px 0;vertical-align:top',
  factLine: `border-bottom:1px solid ${line.light}`,
  label: `padding-inline-end:16px;color:${muted.light};font-size:14px;line-height:24px`,
  button:
    'display:inline-block;padding:13px 24px;border-radius:6px;font-size:16px;line-height:24px;font-weight:600;text-decoration:none',
  address: `margin:8px 0 28px;font-size:14px;line-height:20px;color:${muted.light};word-break:break-all`,
  list: 'margin:0 0 16px;padding-inline-start:20px;font-size:16px',
  quiet: `margin:0 0 16px;font-size:14px;line-height:22px;color:${muted.light};word-break:break-all`,
  quietLink: `color:${muted.light};text-decoration:underline`,
  note: `margin:0 0 16px;font-size:14px;line-height:22px;color:${muted.light}`,
  caption: `margin:8px 0 28px;font-size:14px;line-height:22px;color:${muted.light}`,
  footer: `border-top:1px solid ${line.light};padding-top:20px;font-size:14px;line-height:22px;color:${muted.light}`,
} as const

export const senderColour = ({ light }: MailBrand): string => `color:${light.brand}`
export const buttonColours = ({ light }: MailBrand): string =>
  `border:1px solid ${light.brand};background:${light.brand};color:${light.onBrand}`
export const stateStyle = (kind: StatusKind): string => `color:${statusColours[kind].light};font-weight:600`

const darkStates = Object.entries(statusColours).map(
  ([kind, shade]) => `.s-${kind}{color:${shade.dark}!important}`,
)

/** What mail programs that read style sheets do better: narrow screens and dark ones. The others lose nothing. */
export const sheetOf = ({ dark }: MailBrand): Html =>
  trustedMarkup(`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
a{text-underline-offset:.2em}
@media (max-width:520px){.gap{padding:0!important}.page{padding:28px 20px 36px!important}.h1{font-size:25px!important;line-height:31px!important}.label{width:72px!important;padding-inline-end:12px!important}}
@media (prefers-color-scheme:dark){
.mark{filter:brightness(0) invert(1)}
.around{background:${around.dark}!important}.paper{background:${paper.dark}!important}.ink{color:${ink.dark}!important}
.muted{color:${muted.dark}!important}.line{border-color:${line.dark}!important}.rule{border-top-color:${rule.dark}!important}
.opening{border-bottom-color:${rule.dark}!important}.brand{color:${dark.brand}!important}
.button{background:${dark.brand}!important;border-color:${dark.brand}!important;color:${dark.onBrand}!important}
${darkStates.join('')}}
</style>`)
