import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive; its content may come bit by bit and is never held whole. */
export type ZipEntry = { readonly name: string; readonly content: AsyncIterable<string> | Iterable<string> }

type Written = {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

const day = 0x0021 // 1 January 1980: the archive says nothing about when it was made
const version = 20
const sizesFollow = 0x0808 // and names are UTF-8
const deflated = 8

/**
 * An archive as its bytes come, one entry after the other. At no time more of it is in memory than a piece. What is larger
 * than four gigabytes does not fit this form.
 */
export async function* zipped(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const all: Written[] = []
  let at = 0
  for (const { name, content } of entries) {
    const begun = { name: Buffer.from(name, 'utf8'), at }
    const head = localHead(begun.name)
    yield head
    at += head.length
    const sums = { crc: 0, size: 0, packed: 0 }
    for await (const piece of deflate(content, sums)) {
      at += piece.length
      yield piece
    }
    const tail = numbers([4, 0x08074b50], [4, sums.crc], [4, sums.packed], [4, sums.size])
    at += tail.length
    yield tail
    all.push({ ...begun, ...sums })
  }
  const directory = Buffer.concat(all.map(listed))
  yield directory
  yield numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, all.length],
    [2, all.length],
    [4, directory.length],
    [4, at],
    [2, 0],
  )
}

type Sums = { crc: number; size: number; packed: number }

async function* deflate(content: ZipEntry['content'], sums: Sums): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: 6 })
  let failed: unknown
  const feeding = (async () => {
    try {
      for await (const text of content) {
        const bytes = Buffer.from(text, 'utf8')
        sums.crc = crc32(bytes, sums.crc)
        sums.size += bytes.length
        if (!packer.write(bytes)) await once(packer, 'drain')
      }
      packer.end()
    } catch (error) {
      failed = error
      packer.destroy()
    }
  })()
  try {
    for await (const piece of packer as AsyncIterable<Buffer>) {
      sums.packed += piece.length
      yield piece
    }
  } catch (error) {
    if (failed === undefined) throw error
  }
  await feeding
  if (failed !== undefined) throw failed as Error
}

const localHead = (name: Buffer): Buffer =>
  Buffer.concat([
    numbers(
      [4, 0x04034b50],
      [2, version],
      [2, sizesFollow],
      [2, deflated],
      [2, 0],
      [2, day],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ),
    name,
  ])

const listed = ({ name, crc, packed, size, at }: Written): Buffer =>
  Buffer.concat([
    numbers(
      [4, 0x02014b50],
      [2, version],
      [2, version],
      [2, sizesFollow],
      [2, deflated],
      [2, 0],
      [2, day],
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ),
    name,
  ])

/** Whole numbers one after the other, the smallest byte first. */
function numbers(...all: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0))
  let place = 0
  for (const [bytes, value] of all) place = buffer.writeUIntLE(value, place, bytes)
  return buffer
}
