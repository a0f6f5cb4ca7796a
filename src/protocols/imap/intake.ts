/** A command as it came: text between literals. A text piece is one string of bytes (latin1), a literal is a Buffer. */
export type Pieces = readonly (string | Buffer)[]

export type Taken =
  /** A whole line with its literals. */
  | { readonly kind: 'command'; readonly pieces: Pieces }
  /** The client waits to be told to go on with a literal. */
  | { readonly kind: 'go-on' }
  /** A literal was too large; what belongs to it is gone, and the next command can come. */
  | { readonly kind: 'too-big'; readonly pieces: Pieces }
  /** Nothing that comes after this can be understood any more. */
  | { readonly kind: 'over'; readonly why: string }

export type Limits = {
  /** Bytes of all the text of a command. */
  readonly line: number
  /** Bytes of all its literals, for a command that begins so. */
  literals(start: string): number
}

/** What is thrown away of a literal nobody asked for, before the connection is given up. */
const mostThrownAway = 64 * 1024 * 1024
const mostLiterals = 100
const lf = 10

/** Cuts what a client sends into commands. It knows lines and literals, no words; what it keeps is bounded by `limits`. */
export class Intake {
  limits: Limits
  #rest: Buffer = Buffer.alloc(0)
  #pieces: (string | Buffer)[] = []
  #text = 0
  #bytes = 0
  #literal: { left: number; readonly chunks: Buffer[] } | undefined
  #isTooBig = false
  #isOver = false

  constructor(limits: Limits) {
    this.limits = limits
  }

  push(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
  }

  /** Whether bytes came that no command has taken yet. */
  get isEmpty(): boolean {
    return this.#rest.length === 0 && this.#pieces.length === 0 && !this.#literal
  }

  /** What came next; undefined: more bytes are needed. */
  next(): Taken | undefined {
    while (!this.#isOver) {
      if (this.#literal && !this.#fill(this.#literal)) return undefined
      const end = this.#rest.indexOf(lf)
      if (this.#text + (end < 0 ? this.#rest.length : end) > this.limits.line)
        return this.#over('Line too long')
      if (end < 0) return undefined
      const taken = this.#line(end)
      if (taken) return taken
    }
    return undefined
  }

  #line(end: number): Taken | undefined {
    const isCrLf = this.#rest[end - 1] === 13
    const line = this.#rest.toString('latin1', 0, isCrLf ? end - 1 : end)
    this.#rest = this.#rest.subarray(end + 1)
    this.#text += line.length
    const found = /(~?)\{(\d{1,10})(\+?)\}$/.exec(line)
    if (!found) return this.#finished(line)
    this.#pieces.push(line.slice(0, found.index))
    return this.#begin(Number(found[2]), found[3] === '+', found[1] === '~')
  }

  #begin(size: number, isPlus: boolean, isBinary: boolean): Taken | undefined {
    this.#bytes += size
    const start = this.#pieces[0] as string
    const isWelcome =
      !isBinary &&
      !this.#isTooBig &&
      this.#pieces.length < mostLiterals * 2 &&
      this.#bytes <= this.limits.literals(start)
    if (!isWelcome && !isPlus) return this.#gone()
    if (!isWelcome && this.#bytes > mostThrownAway) return this.#over('Literal too large')
    this.#isTooBig ||= !isWelcome
    this.#literal = { left: size, chunks: [] }
    return isPlus ? undefined : { kind: 'go-on' }
  }

  /** Whether the literal is whole now. */
  #fill(literal: { left: number; readonly chunks: Buffer[] }): boolean {
    const part = this.#rest.subarray(0, literal.left)
    this.#rest = this.#rest.subarray(part.length)
    literal.left -= part.length
    if (part.length > 0 && !this.#isTooBig) literal.chunks.push(part)
    if (literal.left > 0) return false
    this.#pieces.push(Buffer.concat(literal.chunks))
    this.#literal = undefined
    return true
  }

  #finished(line: string): Taken {
    if (this.#isTooBig) return this.#gone()
    const pieces = [...this.#pieces, line]
    this.#forget()
    return { kind: 'command', pieces }
  }

  #gone(): Taken {
    const pieces = this.#pieces.slice(0, 1)
    this.#forget()
    return { kind: 'too-big', pieces }
  }

  #over(why: string): Taken {
    this.#isOver = true
    this.#rest = Buffer.alloc(0)
    this.#forget()
    return { kind: 'over', why }
  }

  #forget(): void {
    this.#pieces = []
    this.#text = 0
    this.#bytes = 0
    this.#isTooBig = false
    this.#literal = undefined
  }
}
