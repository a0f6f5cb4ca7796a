import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export type Certificate = { readonly cert: string; readonly key: string }

// The few shapes of DER that a certificate takes (RFC 5280), each as the bytes of tag, length and value.
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const value = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag, ...lengthOf(value.length)), value])
}
const lengthOf = (length: number): number[] =>
  length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts)
const set = (...parts: readonly Buffer[]) => der(0x31, ...parts)
const id = (...bytes: readonly number[]) => der(0x06, Buffer.from(bytes))
const text = (words: string) => der(0x0c, Buffer.from(words))
const time = (at: Date) => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))
const inside = (number: number, ...parts: readonly Buffer[]) => der(0xa0 + number, ...parts)
const yes = der(0x01, Buffer.of(0xff))

const ecdsaWithSha256 = sequence(id(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const commonName = id(0x55, 0x04, 0x03)
const basicConstraints = id(0x55, 0x1d, 0x13)
const alternativeNames = id(0x55, 0x1d, 0x11)

/** A certificate that vouches for itself: what passes on the line cannot be read, but nobody says who the other end is. */
export function selfSigned(names: readonly string[], now: Date, years = 10): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(commonName, text(names[0] ?? 'localhost'))))
  const until = new Date(now)
  until.setUTCFullYear(until.getUTCFullYear() + years)
  const serial = randomBytes(16)
  serial[0] = (serial[0]! & 0x7f) | 0x40
  const extensions = sequence(
    sequence(basicConstraints, yes, der(0x04, sequence())),
    sequence(alternativeNames, der(0x04, sequence(...names.map(nameOf)))),
  )
  const body = sequence(
    inside(0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    sequence(time(now), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    inside(3, extensions),
  )
  const signature = sign('sha256', body, privateKey)
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.of(0), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** An address of four numbers, or a name. */
const nameOf = (name: string): Buffer =>
  /^\d+(\.\d+){3}$/.test(name)
    ? der(0x87, Buffer.from(name.split('.').map(Number)))
    : der(0x82, Buffer.from(name))
