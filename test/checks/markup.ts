type Where = 'text' | 'tag' | 'name' | 'before-value' | 'quoted' | 'unquoted' | 'comment' | 'raw'

/** Walks markup the way a browser does, and knows after each piece where a value put there would land. */
export class Markup {
  where: Where = 'text'
  tag = ''
  attribute = ''
  value = ''
  readonly #seen: (attribute: string, value: string) => void
  #quote = ''

  /** `seen` is told of every attribute with what it holds. */
  constructor(seen: (attribute: string, value: string) => void) {
    this.#seen = seen
  }

  feed(text: string): void {
    for (let place = 0; place < text.length; place++) this.#step(text[place] as string, text, place)
  }

  /** Something whose words are not known yet stands here. */
  skip(): void {
    if (this.where === 'before-value') this.where = 'unquoted'
    if (this.where === 'quoted' || this.where === 'unquoted') this.value += '…'
  }

  #step(letter: string, text: string, place: number): void {
    switch (this.where) {
      case 'text':
        return this.#inText(letter, text, place)
      case 'comment':
        if (text.startsWith('-->', place)) this.where = 'text'
        return
      case 'raw':
        if (text.slice(place, place + 2 + this.tag.length).toLowerCase() === `</${this.tag}`)
          this.#open(text, place)
        return
      case 'tag':
        return this.#inTag(letter, text, place)
      case 'name':
        if (letter === '=') this.where = 'before-value'
        else if (letter === '>' || /\s/.test(letter)) this.#endAttribute(letter)
        else this.attribute += letter
        return
      case 'before-value':
        if (letter === '"' || letter === "'") [this.where, this.#quote] = ['quoted', letter]
        else [this.where, this.value] = ['unquoted', letter]
        return
      case 'quoted':
        if (letter === this.#quote) this.#endAttribute('')
        else this.value += letter
        return
      case 'unquoted':
        if (/[\s>]/.test(letter)) this.#endAttribute(letter)
        else this.value += letter
    }
  }

  #inText(letter: string, text: string, place: number): void {
    if (text.startsWith('<!--', place)) this.where = 'comment'
    else if (letter === '<' && /[a-z/]/i.test(text[place + 1] ?? '')) this.#open(text, place)
  }

  #open(text: string, place: number): void {
    this.where = 'tag'
    this.tag = (/^<(\/?[\w-]*)/.exec(text.slice(place))?.[1] ?? '').toLowerCase()
  }

  #inTag(letter: string, text: string, place: number): void {
    if (letter === '>') this.where = this.tag === 'script' || this.tag === 'style' ? 'raw' : 'text'
    else if (/[\w:@-]/.test(letter) && /[\s"']/.test(text[place - 1] ?? ' '))
      [this.where, this.attribute, this.value] = ['name', letter, '']
  }

  #endAttribute(letter: string): void {
    this.#seen(this.attribute, this.value)
    this.attribute = this.value = ''
    this.where = 'tag'
    if (letter === '>') this.#inTag('>', '', 0)
  }
}
