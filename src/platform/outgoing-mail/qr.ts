import { qrModules, quietZone } from '../ui/qr-code.ts'
import { modulesPng } from './png.ts'

const dots = 4

/** A QR code as a PNG for mails, where drawings are not shown: four dots a module, with its quiet zone. */
export async function qrPng(text: string): Promise<Buffer> {
  const { size, data } = qrModules(text)
  const isDark = (row: number, column: number): boolean => data[row * size + column] === 1
  return modulesPng({ size, dots, quiet: quietZone, isDark })
}
