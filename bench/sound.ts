import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import { mediaToken } from '../src/features/meetings/media/token.ts'
import { startMedia } from '../test/support/media.ts'
import type { Row } from './table.ts'

const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar']
const listenersEach = 100
const seconds = 20
const frameMs = 60
const payload = Buffer.alloc(180, 7) // 24 kbit/s in frames of 60 ms

/**
 * Six interpreters on air and six hundred who listen, at the media process itself: one frame each 60 ms in each language. Bare is a
 * listener that gets every frame; what counts is that nobody misses one and what the process needs for it.
 */
export async function measureSound(): Promise<Row> {
  const media = await startMedia()
  try {
    const open = async (id: string, interprets: boolean): Promise<WebSocket> => {
      const person = { id, name: id, organisation: '', voice: 'listens' as const, leads: false }
      const token = await mediaToken(media.link.secret, { room: 'bench', person })
      const query = `languages=${languages.join('+')}&interprets=${interprets ? 'yes' : 'no'}`
      const line = new WebSocket(`ws+unix://${media.link.socket}:/sound?${query}`, ['plenary-sound'], {
        headers: { authorization: `Bearer ${token}` },
      })
      await new Promise((resolve, reject) => line.once('open', resolve).once('error', reject))
      return line
    }
    let heard = 0
    const listeners: WebSocket[] = []
    for (const language of languages)
      for (let nth = 0; nth < listenersEach; nth++) {
        const line = await open(`${language}-${nth}`, false)
        let bundles = 0
        line.on('message', (_data, isBinary) => {
          if (!isBinary) return
          heard += 1
          bundles += 1
          if (bundles % 8 === 0) line.send(acknowledging(bundles))
        })
        line.send(JSON.stringify({ listen: language }))
        listeners.push(line)
      }
    const booths: WebSocket[] = []
    for (const language of languages) {
      const line = await open(`booth-${language}`, true)
      line.send(JSON.stringify({ speak: language }))
      booths.push(line)
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
    const pid = await media.pid()
    const [cpuBefore, startedAt] = [cpuOf(pid), performance.now()]
    let sent = 0
    await new Promise<void>((resolve) => {
      const began = performance.now()
      const beat = setInterval(() => {
        for (; sent < Math.min((performance.now() - began) / frameMs, (seconds * 1000) / frameMs); sent++)
          for (const booth of booths) booth.send(frame(sent * 2880))
        if (sent < (seconds * 1000) / frameMs) return
        clearInterval(beat)
        setTimeout(resolve, 1000)
      }, 5)
    })
    const took = (performance.now() - startedAt) / 1000
    const cpuAfter = cpuOf(pid)
    const cpu = cpuBefore === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpuBefore) / took
    const expected = sent * listeners.length
    for (const line of [...listeners, ...booths]) line.terminate()
    return {
      what: `sound in ${languages.length} languages to ${listeners.length} listeners`,
      note: `${cpu === undefined ? '' : `${(cpu * 100).toFixed(0)} % of a core, `}${expected - heard} of ${expected} missed`,
      ours: heard / took,
      bare: expected / took,
      bareIs: 'asked for',
      bar: `nobody misses a frame${cpu === undefined ? '' : ', less than half a core'}`,
      holds: heard === expected && (cpu ?? 0) < 0.5,
    }
  } finally {
    await media.stop()
  }
}

function frame(timestamp: number): Buffer {
  const head = Buffer.alloc(5)
  head[0] = 1
  head.writeUInt32BE(timestamp >>> 0, 1)
  return Buffer.concat([head, payload])
}

function acknowledging(count: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes[0] = 2
  bytes.writeUInt32BE(count, 1)
  return bytes
}

/** Seconds of computing a process has had, as the kernel counts them in hundredths; undefined where it does not tell. */
function cpuOf(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}
