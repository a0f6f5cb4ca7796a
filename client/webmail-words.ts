/** Elements and attributes that words may have while they are written; the server cleans what is sent once more. */
const kept: Readonly<Record<string, string>> = {
  ...{ B: 'b', STRONG: 'b', I: 'i', EM: 'i', U: 'u', S: 's', STRIKE: 's', BR: 'br', A: 'a', PRE: 'pre' },
  ...{ P: 'p', DIV: 'p', UL: 'ul', OL: 'ol', LI: 'li', BLOCKQUOTE: 'blockquote', HR: 'hr' },
  ...{ H1: 'p', H2: 'p', H3: 'p', H4: 'p', H5: 'p', H6: 'p', TR: 'p', SUB: 'sub', SUP: 'sup', CODE: 'code' },
}
const dropped = 'script,style,template,head,title,svg,math,object,iframe,video,audio,select,textarea,noscript'
const directed = 'p, ul, ol, pre'

export const isAddress = (typed: string): boolean => /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(typed)

/** What is known to be words and their order, as nodes of this page. The markup is read where nothing of it is loaded or run. */
export function fitting(markup: string): DocumentFragment {
  const read = new DOMParser().parseFromString(markup, 'text/html')
  for (const one of Array.from(read.querySelectorAll(dropped))) one.remove()
  const all = document.createDocumentFragment()
  copy(read.body, all)
  return all
}

function copy(from: Node, into: Node): void {
  for (const node of Array.from(from.childNodes)) {
    if (node.nodeType === Node.TEXT_NODE) into.appendChild(document.createTextNode(node.nodeValue || ''))
    if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) continue
    const element = node as Element
    let name = kept[element.tagName]
    // A paragraph that holds paragraphs is only a frame round them.
    if (name === 'p' && element.querySelector('p,div,ul,ol,blockquote,table,pre')) name = undefined
    const href = element.getAttribute('href') || ''
    if (!name || (name === 'a' && !isAddress(href))) {
      copy(element, into)
      continue
    }
    const made = document.createElement(name)
    const direction = element.getAttribute('dir')
    if (name === 'a') made.setAttribute('href', href)
    if (direction === 'ltr' || direction === 'rtl') made.dir = direction
    copy(element, made)
    into.appendChild(made)
  }
}

/** Each paragraph runs as its first letters do. */
export function direct(paper: HTMLElement): void {
  for (const one of Array.from(paper.querySelectorAll<HTMLElement>(directed))) if (!one.dir) one.dir = 'auto'
}

/** Plain words as paragraphs; what is quoted becomes a quotation. */
export function fromText(text: string): DocumentFragment {
  const all = document.createDocumentFragment()
  for (const block of text.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    let into: Element | undefined
    let wasQuote = false
    for (const line of block.split('\n')) {
      const isQuote = line.charAt(0) === '>'
      if (!into || isQuote !== wasQuote) {
        into = document.createElement('p')
        if (isQuote) all.appendChild(document.createElement('blockquote')).appendChild(into)
        else all.appendChild(into)
      } else into.appendChild(document.createElement('br'))
      into.appendChild(document.createTextNode(isQuote ? line.replace(/^>+ ?/, '') : line))
      wasQuote = isQuote
    }
  }
  return all
}

/** Formatted words as plain ones: items behind dashes, quotations behind their sign. */
export function toText(paper: HTMLElement): string {
  const blocks: string[] = []
  let words = ''
  const end = (): void => {
    const block = words
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    if (block) blocks.push(block)
    words = ''
  }
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) words += (node.nodeValue || '').replace(/\s+/g, ' ')
    if (!(node instanceof HTMLElement)) return
    if (node.tagName === 'BR') words += '\n'
    const isBlock = /^(?:P|DIV|UL|OL|BLOCKQUOTE|PRE|H\d|TR)$/.test(node.tagName)
    if (isBlock) end()
    const from = blocks.length
    if (node.tagName === 'LI') words += words.trim() ? '\n- ' : '- '
    node.childNodes.forEach(walk)
    if (isBlock) end()
    if (node.tagName === 'BLOCKQUOTE') {
      const quoted = blocks.splice(from).join('\n\n')
      if (quoted) blocks.push(quoted.replace(/^/gm, '> '))
    }
  }
  paper.childNodes.forEach(walk)
  end()
  return blocks.join('\n\n')
}
