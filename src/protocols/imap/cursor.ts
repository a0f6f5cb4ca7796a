import { Bad } from './bad.ts'
import type { Pieces } from './intake.ts'

/** Signs that end an atom (RFC 3501 9): blanks and controls, brackets, wildcards, quotes. */
const special = new Set('(){ %*"\\'.split(''))
const isAtomSign = (sign: string) => sign > ' ' && sign !== '\x7f' && !special.has(sign)
const isTagSign = (sign: string) => isAtomSign(sign) && sign !== '+'
const isListSign = (sign: string) => isAtomSign(sign) || sign === '%' || sign === '*'

const deepest = 40

/** What fits into the 63 bits of a MODSEQ, however a number is rounded; larger ones are taken for this one. */
const highest = 2 ** 63 - 2048

/** Reads a command from left to right. Strings are bytes (latin1); what they mean is decided by whoever asked. */
export class Cursor {
  readonly #pieces: Pieces
  #piece = 0
  #at = 0
  #depth = 0

  constructor(pieces: Pieces) {
    this.#pieces = pieces
  }

  /** The sign that comes next in the text; empty at its end or before a literal. */
  get peek(): string {
    const piece = this.#pieces[this.#piece]
    return typeof piece === 'string' ? piece.charAt(this.#at) : ''
  }

  /** Where the cursor is, to come back to. */
  mark(): readonly [piece: number, at: number] {
    return [this.#piece, this.#at]
  }

  back([piece, at]: readonly [piece: number, at: number]): void {
    this.#piece = piece
    this.#at = at
  }

  get isAtEnd(): boolean {
    this.#overPiece()
    return this.#piece >= this.#pieces.length
  }

  /** Whether a sign comes next; it is taken then. */
  has(sign: string): boolean {
    if (this.peek !== sign) return false
    this.#at++
    return true
  }

  need(sign: string): void {
    if (!this.has(sign)) throw new Bad(`${sign === ' ' ? 'Space' : sign} expected`)
  }

  space(): void {
    this.need(' ')
  }

  end(): void {
    while (this.has(' '));
    if (!this.isAtEnd) throw new Bad('Too many arguments')
  }

  tag(): string {
    return this.#while(isTagSign, 'Tag')
  }

  atom(): string {
    return this.#while((sign) => isAtomSign(sign) && sign !== ']', 'Word')
  }

  /** An atom in capital letters. */
  word(): string {
    return this.atom().toUpperCase()
  }

  flag(): string {
    const isSystem = this.has('\\')
    return (isSystem ? '\\' : '') + this.#while((sign) => isAtomSign(sign) && sign !== ']', 'Flag')
  }

  astring(): string {
    return this.#string() ?? this.#while(isAtomSign, 'String')
  }

  /** A folder's name in LIST, where wildcards may stand. */
  pattern(): string {
    return this.#string() ?? this.#while(isListSign, 'Pattern')
  }

  string(): string {
    const found = this.#string()
    if (found === undefined) throw new Bad('String expected')
    return found
  }

  nstring(): string | undefined {
    const found = this.#string()
    if (found !== undefined) return found
    if (this.word() !== 'NIL') throw new Bad('String or NIL expected')
    return undefined
  }

  number(): number {
    const digits = this.#while((sign) => sign >= '0' && sign <= '9', 'Number')
    const number = Number(digits)
    if (number <= highest) return number
    if (digits.length > 19 || BigInt(digits) >= 2n ** 63n) throw new Bad('Number too large')
    return highest
  }

  /** What stands before a sign, at most so many signs. */
  until(stop: RegExp, longest: number): string {
    let out = ''
    while (this.peek !== '' && !stop.test(this.peek) && out.length <= longest) {
      out += this.peek
      this.#at++
    }
    if (out.length > longest) throw new Bad('Word too long')
    return out
  }

  /** The literal that comes next, if one does. */
  literal(): Buffer | undefined {
    this.#overPiece()
    const piece = this.#pieces[this.#piece]
    if (typeof piece === 'string' || piece === undefined) return undefined
    this.#piece++
    this.#at = 0
    return piece
  }

  /** `(one two)`; each is read by `one`. */
  list<T>(one: () => T): T[] {
    this.need('(')
    return this.deeper(() => {
      const all: T[] = []
      while (!this.has(')')) {
        if (all.length > 0) this.space()
        all.push(one())
      }
      return all
    })
  }

  /** Brackets inside brackets, as deep as somebody may honestly go. */
  deeper<T>(inside: () => T): T {
    if (++this.#depth > deepest) throw new Bad('Nested too deeply')
    const found = inside()
    this.#depth--
    return found
  }

  #string(): string | undefined {
    const literal = this.literal()
    if (literal) return literal.toString('latin1')
    if (!this.has('"')) return undefined
    let out = ''
    for (let sign = this.peek; sign !== '"'; sign = this.peek) {
      this.#at++
      if (sign === '') throw new Bad('Quote not closed')
      const isEscape = sign === '\\'
      const meant = isEscape ? this.peek : sign
      if (isEscape && meant !== '"' && meant !== '\\') throw new Bad('Bad escape in quotes')
      if (isEscape) this.#at++
      out += meant
    }
    this.#at++
    return out
  }

  #while(fits: (sign: string) => boolean, what: string): string {
    const piece = this.#pieces[this.#piece]
    const start = this.#at
    while (typeof piece === 'string' && this.#at < piece.length && fits(piece[this.#at]!)) this.#at++
    if (typeof piece !== 'string' || this.#at === start) throw new Bad(`${what} expected`)
    return piece.slice(start, this.#at)
  }

  /** Steps over a piece of text that was read to its end. */
  #overPiece(): void {
    const piece = this.#pieces[this.#piece]
    if (typeof piece !== 'string' || this.#at < piece.length) return
    this.#piece++
    this.#at = 0
  }
}
