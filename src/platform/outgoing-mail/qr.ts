import QRCode from 'qrcode'
import { modulesPng } from './png.ts'
import { type Html, html } from '../ui/html.ts'

const quiet = 4
const dots = 4

/**
 * Any of the eight masks reads alike where the text has no pattern of its own; to try them all takes most of the time of
 * a code, and so does looking for stretches of digits.
 */
const mask = 3

const modulesOf = (text: string): QRCode.BitMatrix =>
  QRCode.create([{ data: Buffer.from(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: mask,
  }).modules

/** A QR code as a PNG for mails, where drawings are not shown: four dots a module, with its quiet zone. */
export async function qrPng(text: string): Promise<Buffer> {
  const { size, data } = modulesOf(text)
  return modulesPng({ size, dots, quiet, isDark: (row, column) => data[row * size + column] === 1 })
}

/** A QR code as a drawing for pages and paper. `label` says what it is to whoever cannot see it. Black on white in every theme. */
export function qrSvg(text: string, label: string): Html {
  const modules = modulesOf(text)
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
function darkRuns(modules: QRCode.BitMatrix): string {
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let run = 0
      while (column + run < size && modules.get(row, column + run)) run++
      if (run) path += `M${column + quiet} ${row + quiet}h${run}v1h-${run}z`
      column += run
    }
  }
  return path
}
