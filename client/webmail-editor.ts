import { direct, fitting, fromText, isAddress, toText } from './webmail-words.ts'

/** A small editor over the text area of a letter: what it holds is put into the form whenever the form is read. */
export type Editor = { sync(): void }

const states: Readonly<Record<string, string>> = {
  bold: 'bold',
  italic: 'italic',
  list: 'insertUnorderedList',
  numbers: 'insertOrderedList',
}
const byKey: Readonly<Record<string, string>> = { k: 'link', '7': 'numbers', '8': 'list', '9': 'quote' }

/**
 * Shows the editor while words are to be formatted, and the text area while they are plain. What stood in the one stands in the other.
 * The browser's own commands do the work, so that its undo goes on.
 */
export function editorIn(form: HTMLFormElement): Editor {
  const part = <T extends HTMLElement>(name: string) => form.querySelector<T>(`[data-part=${name}]`) as T
  const [frame, paper, link] = [part('editor'), part('paper'), part('link')]
  const text = form.elements.namedItem('text') as HTMLTextAreaElement | null
  const html = form.elements.namedItem('html') as HTMLInputElement | null
  if (!frame || !paper || !text || !html || !('execCommand' in document)) return { sync: () => undefined }
  const label = form.querySelector<HTMLLabelElement>(`label[for="${text.id}"]`)
  const address = link.querySelector('input') as HTMLInputElement
  const hint = document.getElementById('field-look-2-hint')
  const fieldId = text.id
  let range: Range | undefined

  const isOn = (): boolean => !frame.hidden
  const run = (command: string, value?: string): void => {
    document.execCommand('styleWithCSS', false, 'false')
    document.execCommand(command, false, value)
  }
  const within = (name: string): HTMLElement | null => {
    const node = (window.getSelection() || { anchorNode: null }).anchorNode
    const element = node instanceof Element ? node : node && node.parentElement
    const found = element && element.closest<HTMLElement>(name)
    return found && paper.contains(found) && found !== paper ? found : null
  }

  /** Buttons say what the words under the cursor are. */
  const show = (): void => {
    if (!isOn() || document.activeElement !== paper) return
    for (const button of tools())
      if (button.hasAttribute('aria-pressed')) {
        const what = button.dataset['do'] || ''
        const is = what === 'quote' ? !!within('blockquote') : document.queryCommandState(states[what] || '')
        button.setAttribute('aria-pressed', String(is))
      }
  }
  const tools = (): HTMLElement[] => Array.from(frame.querySelectorAll<HTMLElement>('.mail-tools [data-do]'))

  const acts: Readonly<Record<string, () => void>> = {
    quote: () => {
      if (within('blockquote')) run('outdent')
      else run('formatBlock', 'blockquote')
    },
    link: () => {
      const selection = window.getSelection()
      range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
      const here = within('a')
      address.value = (here && here.getAttribute('href')) || 'https://'
      link.hidden = !link.hidden
      if (!link.hidden) address.select()
    },
    'link-set': () => {
      const wrong = !isAddress(address.value.trim())
      part('link-wrong').hidden = !wrong
      address.setAttribute('aria-invalid', String(wrong))
      if (wrong) return address.focus()
      back()
      const made = document.createElement('a')
      made.href = made.textContent = address.value.trim()
      if (range && range.collapsed && !within('a')) run('insertHTML', made.outerHTML)
      else run('createLink', address.value.trim())
    },
    'link-none': () => {
      back()
      run('unlink')
    },
  }
  /** The cursor goes back to where the link was asked for. */
  const back = (): void => {
    link.hidden = true
    paper.focus()
    const selection = window.getSelection()
    if (!selection || !range) return
    selection.removeAllRanges()
    selection.addRange(range)
  }
  const act = (what: string): void => {
    const own = acts[what]
    if (!what.startsWith('link')) paper.focus()
    if (own) own()
    else run(states[what] || '')
    changed()
  }
  const changed = (): void => {
    if (isOn() && paper.textContent && !paper.firstElementChild) run('formatBlock', 'p')
    direct(paper)
    show()
    if (isOn()) form.dispatchEvent(new Event('input'))
  }

  const turn = (toFormatted: boolean): void => {
    if (toFormatted === isOn()) return
    if (toFormatted) {
      paper.textContent = ''
      paper.append(html.value ? fitting(html.value) : fromText(text.value))
      if (!paper.firstChild) paper.append(document.createElement('p'))
      // An empty paragraph has a line of its own, for the cursor to stand in.
      for (const one of Array.from(paper.querySelectorAll('p')))
        if (!one.textContent && !one.querySelector('br')) one.append(document.createElement('br'))
      direct(paper)
    } else {
      text.value = toText(paper)
      html.value = ''
    }
    frame.hidden = !toFormatted
    text.hidden = toFormatted
    html.disabled = !toFormatted
    if (hint) hint.hidden = toFormatted
    // Links to the field, such as that of a problem, lead to whatever is shown.
    text.id = toFormatted ? `${fieldId}-plain` : fieldId
    paper.id = toFormatted ? fieldId : `${fieldId}-formatted`
  }

  if (label) {
    label.id = label.id || 'letter-text-label'
    label.addEventListener('click', () => isOn() && paper.focus())
    paper.setAttribute('aria-labelledby', label.id)
  }
  paper.contentEditable = 'true'
  paper.setAttribute('role', 'textbox')
  paper.setAttribute('aria-multiline', 'true')
  paper.setAttribute('aria-describedby', 'letter-keys')
  document.execCommand('defaultParagraphSeparator', false, 'p')

  frame.addEventListener('mousedown', (event) => {
    // The words stay marked while a button is pressed.
    if ((event.target as Element).closest('[data-do]')) event.preventDefault()
  })
  frame.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-do]')
    if (button) act(button.dataset['do'] || '')
  })
  frame.addEventListener('keydown', (event) => {
    const here = event.target as HTMLElement
    if (here === address && event.key === 'Enter') {
      event.preventDefault()
      act('link-set')
    } else if (event.key === 'Escape' && !link.hidden) {
      event.stopPropagation()
      back()
    } else if (here.closest('.mail-tools')) walk(event, here)
    else if (here === paper) press(event)
  })
  const press = (event: KeyboardEvent): void => {
    const what = byKey[event.key.toLowerCase()]
    const isMeant = (event.ctrlKey || event.metaKey) && !event.altKey && what
    if (!isMeant || (what !== 'link' && !event.shiftKey)) return
    event.preventDefault()
    act(what)
  }
  /** One button is in the order of the keyboard; arrows lead to the others. */
  const walk = (event: KeyboardEvent, here: HTMLElement): void => {
    const isRightToLeft = getComputedStyle(frame).direction === 'rtl'
    const step = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const all = tools()
    const next = all[(all.indexOf(here) + step + all.length) % all.length] as HTMLElement
    for (const one of all) one.tabIndex = one === next ? 0 : -1
    next.focus()
  }
  tools().forEach((one, place) => (one.tabIndex = place === 0 ? 0 : -1))

  paper.addEventListener('input', changed)
  paper.addEventListener('paste', (event) => {
    const pasted = event.clipboardData && event.clipboardData.getData('text/html')
    if (!pasted) return
    event.preventDefault()
    const holder = document.createElement('div')
    holder.append(fitting(pasted))
    run('insertHTML', holder.innerHTML)
  })
  document.addEventListener('selectionchange', show)
  form.addEventListener('change', (event) => {
    const choice = event.target as HTMLInputElement
    if (choice.name === 'look') turn(choice.value === 'simple')
  })
  const chosen = form.querySelector<HTMLInputElement>('input[name=look]:checked')
  turn(!!chosen && chosen.value === 'simple')

  return {
    sync: () => {
      if (!isOn()) return
      html.value = paper.innerHTML
      text.value = toText(paper)
    },
  }
}
