import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { literal, RawImap } from '../../support/imap.ts'
import { samples } from '../letters/samples.ts'

/** A command of the script, and what a server answered to it; `status` is undefined while a command waits. */
export type Played = {
  readonly group: string
  readonly who: string
  readonly said: string
  readonly status: string | undefined
  readonly lines: readonly string[]
}

export type Peer = { readonly port: number; readonly user: string; readonly password: string }

/** Says a script to a server. Lines are `<session> <command>`; sessions A to R are signed in when they are first heard of. */
export async function play(script: string, peer: Peer): Promise<Played[]> {
  const sessions = new Map<string, Speaker>()
  const played: Played[] = []
  let group = ''
  for (const line of readFileSync(new URL(script, import.meta.url), 'utf8').split('\n')) {
    if (line.startsWith('# ')) group = line.slice(2)
    const [, who, said] = /^([A-Z]) (.+)$/.exec(line) ?? []
    if (!who || !said) continue
    const speaker = sessions.get(who) ?? (await Speaker.open(peer, who < 'S'))
    sessions.set(who, speaker)
    played.push({ group, who, said, ...(await speaker.say(said)) })
  }
  for (const speaker of sessions.values()) speaker.close()
  return played
}

type Heard = Pick<Played, 'status' | 'lines'>

/** How long nothing more must come until all news is taken to have come. */
const quiet = 300
const patience = 20_000

/** One session, which remembers which MODSEQ it has heard. */
class Speaker {
  readonly #client: RawImap
  readonly #peer: Peer
  #next: Promise<string> | undefined
  #modseq = 1
  #before = 1
  #count = 0

  private constructor(client: RawImap, peer: Peer) {
    this.#client = client
    this.#peer = peer
  }

  static async open(peer: Peer, isSignedIn: boolean): Promise<Speaker> {
    const { port, user, password } = peer
    const client = isSignedIn ? await RawImap.signedIn(port, user, password) : await RawImap.open(port)
    return new Speaker(client, peer)
  }

  close(): void {
    this.#client.close()
  }

  /** What is answered; a line that is closed has the status `closed`. */
  async say(said: string): Promise<Heard> {
    return this.#say(said).catch(() => ({ status: 'closed', lines: [] }))
  }

  async #say(said: string): Promise<Heard> {
    if (said === 'hear') return { status: undefined, lines: await this.#news() }
    if (said === 'DONE') this.#client.say('DONE\r\n')
    else this.#count++
    const tag = `t${this.#count}`
    const lines: string[] = []
    if (said !== 'DONE') {
      const [first = '', ...more] = this.#filled(said).split(waits)
      this.#client.say(`${tag} ${first}${more.length > 0 ? '' : '\r\n'}`)
      for (const [n, piece] of more.entries()) {
        const answer = await this.#line()
        if (!answer.startsWith('+')) return this.#end(tag, answer, lines)
        this.#client.say(piece + (n === more.length - 1 ? '\r\n' : ''))
      }
    }
    return said === 'IDLE' ? this.#begun(lines) : this.#end(tag, undefined, lines)
  }

  async #begun(lines: string[]): Promise<Heard> {
    for (let line = await this.#line(); !line.startsWith('+'); line = await this.#line()) lines.push(line)
    return { status: undefined, lines }
  }

  async #end(tag: string, first: string | undefined, lines: string[]): Promise<Heard> {
    for (let line = first ?? (await this.#line()); ; line = await this.#line()) {
      if (line.startsWith(`${tag} `)) return this.#heard({ status: line.slice(tag.length + 1), lines })
      lines.push(line)
    }
  }

  #heard(heard: Heard): Heard {
    const all = [...heard.lines, heard.status ?? ''].join('\n')
    const modseqs = [...all.matchAll(/MODSEQ \(?(\d+)/g)].map(([, number]) => Number(number))
    const highest = Math.max(this.#modseq, ...modseqs)
    if (highest > this.#modseq) this.#before = this.#modseq
    this.#modseq = highest
    return heard
  }

  /** What comes by itself: at least a line, and all that follows at once. */
  async #news(): Promise<string[]> {
    const lines: string[] = []
    for (let line = await this.#within(patience); line !== undefined; line = await this.#within(quiet))
      lines.push(line)
    return lines
  }

  async #within(ms: number): Promise<string | undefined> {
    this.#next ??= this.#client.line()
    const line = await Promise.race([this.#next, pause(ms)])
    if (typeof line !== 'string') return undefined
    this.#next = undefined
    return line
  }

  #line(): Promise<string> {
    const next = this.#next ?? this.#client.line()
    this.#next = undefined
    return next
  }

  /** `$user`, and what stands between `<<` and `>>` as a literal; after `sync` the server is asked to say that it waits for it. */
  #filled(said: string): string {
    const { user, password } = this.#peer
    const values: Record<string, string> = {
      user,
      password,
      plain: Buffer.from(`\0${user}\0${password}`).toString('base64'),
      modseq: String(this.#modseq),
      before: String(this.#before),
    }
    return said
      .replace(/\$(user|password|plain|modseq|before)\b/g, (_all, name: string) => values[name]!)
      .replace(
        /<<(?:(sync|letter|sync-letter):)?([^>]*)>>/g,
        (_all, how: string | undefined, text: string) => {
          const asked = literal(how?.endsWith('letter') ? letterOf(text) : text)
          return how?.startsWith('sync') ? asked.replace('+}\r\n', `}\r\n${waits}`) : asked
        },
      )
  }
}

/** Where a client waits for `+`. No message has it. */
const waits = '\0wait\0'

function letterOf(name: string): Buffer {
  const found = samples.find((sample) => sample.name === name)
  if (!found) throw new Error(`no letter is called ${name}`)
  return found.raw
}
