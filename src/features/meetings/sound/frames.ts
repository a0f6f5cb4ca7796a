import type { Frame } from './types.ts'

/** The largest frame that is taken: 60 ms at 128 kbit/s, four times what browsers are asked for. */
export const largestFrame = 960

/** What a browser sends in binary. */
export type Sent =
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** How many bundles it has heard in all. */
  | { readonly kind: 'heard'; readonly count: number }

/** Reads one binary message; undefined for what is none of ours, is empty or too large. */
export function readSent(bytes: Buffer): Sent | undefined {
  if (bytes.length < 5) return undefined
  const number = bytes.readUInt32BE(1)
  if (bytes[0] === 2) return bytes.length === 5 ? { kind: 'heard', count: number } : undefined
  const payload = bytes.subarray(5)
  if (bytes[0] !== 1 || payload.length === 0 || payload.length > largestFrame) return undefined
  return { kind: 'frame', frame: { timestamp: number, payload } }
}

const head = 8

/** Frames of any number of sources as one message. */
export function bundle(frames: readonly (Frame & { readonly source: number })[]): Buffer {
  const bytes = Buffer.allocUnsafe(frames.reduce((sum, { payload }) => sum + head + payload.length, 0))
  let at = 0
  for (const { source, timestamp, payload } of frames) {
    bytes.writeUInt16BE(source, at)
    bytes.writeUInt32BE(timestamp >>> 0, at + 2)
    bytes.writeUInt16BE(payload.length, at + 6)
    bytes.set(payload, at + head)
    at += head + payload.length
  }
  return bytes
}
