/**
 * Whether a packet of VP8 is where a picture begins that needs none before it (RFC 7741, 4.2 and 4.3). A receiver who is shown
 * somebody new can only begin there.
 */
export function beginsKeyFrame(payload: Buffer): boolean {
  const first = payload[0]
  if (first === undefined) return false
  const isStart = (first & 0x10) !== 0 && (first & 0x07) === 0
  if (!isStart) return false
  const header = payload[afterDescriptor(payload)]
  return header !== undefined && (header & 0x01) === 0
}

function afterDescriptor(payload: Buffer): number {
  if (((payload[0] ?? 0) & 0x80) === 0) return 1
  const extra = payload[1] ?? 0
  let at = 2
  if (extra & 0x80) at += (payload[at] ?? 0) & 0x80 ? 2 : 1 // picture number
  if (extra & 0x40) at += 1 // layer zero
  if (extra & 0x30) at += 1 // layer and key
  return at
}
