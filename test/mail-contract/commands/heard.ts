import { takeApart, type Said } from './said.ts'
import {
  flagsMeant,
  folderMeant,
  itemsMeant,
  listOf,
  pairs,
  setMeant,
  shortMeant,
  statusMeant,
  textOf,
} from './kinds.ts'
import type { Played } from './play.ts'

/**
 * What an answer means, whatever its words: how the command ended, and what was told. Numbers that a server is free to choose (UIDVALIDITY,
 * MODSEQ) have only their place, lists that have no order are sorted, and of what is told of a message the last word counts.
 */
export type Heard = { readonly ended: string; readonly told: Readonly<Record<string, unknown>> }

export function heardIn({ said, status, lines }: Played): Heard {
  const told = new Told(said)
  for (const line of lines) told.take(line)
  return { ended: status === undefined ? 'waits' : endOf(status), told: told.all() }
}

function endOf(status: string): string {
  const [, word = status, code] = /^(OK|NO|BAD)(?: \[([^\]]*)\])?/.exec(status) ?? []
  return code === undefined ? word : `${word} ${codeOf(code)}`.trim()
}

/** Codes that only say more of why: a server need not have them (RFC 5530). */
const optional = ['CAPABILITY', 'CLIENTBUG', 'HIGHESTMODSEQ', 'NONEXISTENT', 'ALREADYEXISTS', 'CANNOT']

function codeOf(code: string): string {
  const [name = '', ...args] = code.split(' ')
  if (optional.includes(name)) return ''
  if (name === 'APPENDUID') return `APPENDUID ${args[1]}`
  if (name === 'COPYUID') return `COPYUID ${args.slice(1).map(setMeant).join(' ')}`
  if (name === 'BADCHARSET') return name
  return name === 'MODIFIED' ? `MODIFIED ${setMeant(args[0]!)}` : [name, ...args].join(' ')
}

/** Gathers what is told in one answer. */
class Told {
  readonly #said: string
  readonly #told = new Map<string, unknown[]>()
  readonly #messages = new Map<number, Record<string, unknown>>()
  readonly #gone: number[] = []
  #count: number | undefined

  constructor(said: string) {
    this.#said = said
  }

  all(): Record<string, unknown> {
    const bySign = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    const messages = [...this.#messages].sort(([a], [b]) => a - b)
    return {
      ...Object.fromEntries(
        [...this.#told].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => [name, all.sort(bySign)]),
      ),
      ...(this.#count !== undefined && { count: this.#count }),
      ...(this.#gone.length > 0 && { gone: this.#gone }),
      ...(messages.length > 0 && { messages: Object.fromEntries(messages) }),
    }
  }

  take(line: string): void {
    const [star, first, second, ...rest] = takeApart(line)
    const number = Number(textOf(first))
    if (star !== '*') this.#add('unread', line)
    else if (Number.isInteger(number)) this.#takeNumbered(textOf(second).toUpperCase(), number, rest[0])
    else this.#takeWord(textOf(first).toUpperCase(), second === undefined ? rest : [second, ...rest])
  }

  #takeNumbered(word: string, number: number, about: Said | undefined): void {
    if (word === 'EXISTS') this.#count = number
    else if (word === 'EXPUNGE') {
      // Its number as it was when the answer began, so that the order in which messages go makes no difference.
      this.#gone.push(this.#asItWas(number))
      this.#gone.sort((a, b) => a - b)
      if (this.#count !== undefined) this.#count--
    } else if (word === 'FETCH') {
      const { UID, ...items } = itemsMeant(about)
      // News may say more than is asked for: some add UIDs to it.
      const isWanted = UID !== undefined && /\b(UID|FETCH|ALL|FULL|FAST)\b/i.test(this.#said)
      const place = this.#asItWas(number)
      this.#messages.set(place, { ...this.#messages.get(place), ...items, ...(isWanted && { UID }) })
    } else if (word !== 'RECENT') this.#add(word, number)
  }

  #asItWas(number: number): number {
    let was = number
    for (const gone of this.#gone) if (gone <= was) was++
    return was
  }

  #takeWord(word: string, rest: readonly Said[]): void {
    const opens = /^(SELECT|EXAMINE)/i.test(this.#said)
    if (word === 'OK') return this.#takeCode(textOf(rest[0]), rest.slice(1), opens)
    if (word === 'CAPABILITY' || word === 'ID') return
    // Keywords that a folder has are told by some and not by others; the flags of the system are always there.
    if (word === 'FLAGS') return opens ? this.#add(word, systemFlags(rest[0])) : undefined
    if (word === 'ENABLED' && rest.length === 0) return
    this.#add(word, this.#valueOf(word, rest))
  }

  #valueOf(word: string, rest: readonly Said[]): unknown {
    if (word === 'LIST' || word === 'LSUB') return folderMeant(rest, this.#said)
    if (word === 'STATUS') return statusMeant(rest)
    if (word === 'ESEARCH') return shortMeant(rest)
    if (word === 'SEARCH') return rest.map((it) => (Array.isArray(it) ? 'MODSEQ' : Number(textOf(it))))
    if (word === 'QUOTAROOT') return textOf(rest[0])
    if (word === 'QUOTA') return pairs(listOf(rest[1])).map(([name]) => name)
    return word === 'BYE' ? '' : rest
  }

  /** `* OK [CODE …] words` */
  #takeCode(code: string, rest: readonly Said[], opens: boolean): void {
    if (!code.startsWith('[')) return
    const whole = [code, ...rest.map((it) => (Array.isArray(it) ? `(${textOf(it)})` : textOf(it)))].join(' ')
    const [name = '', ...args] = whole.slice(1, whole.indexOf(']')).split(' ')
    if (name === 'PERMANENTFLAGS') {
      if (opens)
        this.#add(
          name,
          args
            .filter((flag) => /\\/.test(flag))
            .map((flag) => flag.replace(/[()]/g, ''))
            .sort(),
        )
    } else if (name === 'UIDVALIDITY') this.#add(name, 'a number')
    else if (name === 'HIGHESTMODSEQ') {
      // Dovecot says it at SELECT only to whoever speaks of MODSEQ; RFC 7162 3.1.2.1 wants it always.
      if (!opens) this.#add(name, 'a number')
    } else this.#add(name, name === 'COPYUID' ? codeOf([name, ...args].join(' ')) : args.join(' '))
  }

  #add(name: string, value: unknown): void {
    this.#told.set(name, [...(this.#told.get(name) ?? []), value])
  }
}

const systemFlags = (it: Said | undefined) => flagsMeant(it).filter((flag) => flag.startsWith('\\'))
