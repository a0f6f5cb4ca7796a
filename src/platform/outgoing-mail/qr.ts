import QRCode from 'qrcode'
import { type Html, html } from '../ui/html.ts'

const quiet = 4

/** A QR code as a PNG for mails, where drawings are not shown: 4 dots a module, with its quiet zone. */
export const qrPng = (text: string): Promise<Buffer> =>
  QRCode.toBuffer(text, { type: 'png', errorCorrectionLevel: 'M', margin: quiet, scale: 4 })

/** A QR code as a drawing for pages and paper. `label` says what it is to whoever cannot see it. Black on white in every theme. */
export function qrSvg(text: string, label: string): Html {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * quiet
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${side} ${side}"
    shape-rendering="crispEdges"
  >
    <path fill="#fff" d="M0 0h${side}v${side}H0z" />
    <path fill="#000" d="${darkRuns(modules)}" />
  </svg>`
}

/** Each unbroken run of dark modules in a row as one rectangle. */
function darkRuns({ size, get }: { size: number; get(row: number, column: number): number }): string {
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let run = 0
      while (column + run < size && get(row, column + run)) run++
      if (run) path += `M${column + quiet} ${row + quiet}h${run}v1h-${run}z`
      column += run
    }
  }
  return path
}
