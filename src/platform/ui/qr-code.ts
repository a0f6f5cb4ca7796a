import QRCode from 'qrcode'
import { html, type Html } from './html.ts'

/** The light border without which no camera finds a code, in modules. */
export const quietZone = 4

/**
 * Any of the eight masks reads alike where the text has no pattern of its own; to try them all takes most of the time of
 * a code, and so does looking for stretches of digits.
 */
const mask = 3

export const qrModules = (text: string): QRCode.BitMatrix =>
  QRCode.create([{ data: Buffer.from(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: mask,
  }).modules

/** A QR code as a drawing for pages and paper. `label` says what it is to whoever cannot see it. Black on white in every theme. */
export function qrCode(text: string, label: string): Html {
  const modules = qrModules(text)
  const side = modules.size + 2 * quietZone
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="qr-code"
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
function darkRuns(modules: QRCode.BitMatrix): string {
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let run = 0
      while (column + run < size && modules.get(row, column + run)) run++
      if (run) path += `M${column + quietZone} ${row + quietZone}h${run}v1h-${run}z`
      column += run
    }
  }
  return path
}
