import { announce } from './announce.ts'
import type { Editor } from './webmail-editor.ts'

/** After the last key, and at the latest after the first. */
const afterLast = 2_500
const atLatest = 20_000
const again = 15_000

type Said = { readonly draft?: string; readonly said?: string }

/**
 * Keeps a letter among the drafts while it is written, and takes files that are chosen or dropped. One thing goes after the other, since
 * each makes a new revision of the draft; whatever is on its way is waited for before the letter is sent.
 */
export function keepDraft(form: HTMLFormElement, editor: Editor): void {
  const part = (name: string) => form.querySelector<HTMLElement>(`[data-part=${name}]`)
  const words = (name: string) =>
    (form.querySelector(`[data-word="${name}"]`) || { textContent: '' }).textContent || ''
  const action = form.getAttribute('action') || ''
  let line: Promise<unknown> = Promise.resolve()
  let onTheirWay = 0
  let timer: number | undefined
  let since = 0
  let isDirty = false
  let isGoing = false
  /** The last words were sent while the page was left: whether they arrived is not known here. */
  let wasLeft = false
  let filesOnTheirWay = 0
  let notAttached: string[] = []
  let pressed: HTMLButtonElement | null = null

  const inLine = (act: () => Promise<unknown>): Promise<unknown> => {
    onTheirWay++
    line = line.then(act, act).then(
      () => void onTheirWay--,
      () => void onTheirWay--,
    )
    return line
  }

  const say = (text: string, isNews: boolean, isBad = false): void => {
    const place = part('kept')
    if (!place) return
    const isOther = place.textContent !== text
    place.className = isBad ? 'problem' : 'small'
    place.textContent = text
    place.hidden = text === ''
    if (isNews && isOther) announce(text)
  }

  const hidden = (name: string): HTMLInputElement => {
    const there = form.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`)
    if (there) return there
    const made = document.createElement('input')
    made.type = 'hidden'
    made.name = name
    form.prepend(made)
    return made
  }

  /** Counts what is sent of this page, so that what arrives late never takes the place of what is newer. */
  const count = (): void => {
    const turn = hidden('turn')
    turn.value = String((Number(turn.value) || 0) + 1)
  }

  const read = (act: string): FormData => {
    editor.sync()
    count()
    const typed = new FormData(form)
    typed.delete('file')
    typed.set('act', act)
    return typed
  }

  /** This window knows the new revision from now on; its address, and the way back after a change of language, are the draft's. */
  const know = (id: string): void => {
    hidden('draft').value = id
    const begun = form.querySelector('input[name=begun]')
    if (begun) begun.remove()
    history.replaceState(history.state, '', `${action}/${id}`)
    const page = document.querySelector<HTMLInputElement>(`input[name=form-page][form="${form.id}"]`)
    if (page) page.value = `${action.replace(/^\/[a-z]{2}(?=\/)/, '')}/${id}`
    const discard = part('discard')
    if (discard) discard.hidden = false
  }

  /** Goes on when the page is left, as long as it is not too much for that. */
  const send = async (body: FormData): Promise<Response> => {
    const how = { method: 'POST', body, headers: { accept: 'application/json' } }
    const isHidden = document.visibilityState === 'hidden'
    if (!isHidden) return fetch(action, how)
    return fetch(action, { ...how, keepalive: true }).catch(() => fetch(action, how))
  }

  let wasKept = false
  const keep = async (): Promise<void> => {
    if (!isDirty || isGoing) return
    isDirty = false
    since = 0
    const hadNone = !form.querySelector('input[name=draft]')
    say(words('keeping'), false)
    try {
      const answer = await send(read('keep'))
      const isOurs = !answer.redirected && /json/.test(answer.headers.get('content-type') || '')
      if (!isOurs) {
        isDirty = true
        const isOut = answer.status < 500 && answer.status !== 429
        if (!isOut) soon(again)
        return say(words(isOut ? 'signed-out' : 'not-kept'), true, isOut)
      }
      const { draft, said }: Said = await answer.json()
      if (draft) know(draft)
      say(said || '', !draft || !wasKept)
      wasKept = !!draft
      if (draft && hadNone && form.querySelector('[name=originals]')) await renewFiles(`${action}/${draft}`)
    } catch {
      isDirty = true
      say(words('not-kept'), true)
      soon(again)
    }
  }

  const soon = (wait: number): void => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void inLine(keep), wait)
  }
  form.addEventListener('input', () => {
    isDirty = true
    since = since || Date.now()
    soon(Math.max(0, Math.min(afterLast, since + atLatest - Date.now())))
  })
  /** Nothing that waits for its turn would still have it: the last words go by themselves, and the server knows that they are the newest. */
  const leave = (): void => {
    if (!isDirty || isGoing) return
    wasLeft = navigator.sendBeacon(action, read('keep'))
    isDirty = !wasLeft
  }
  /** Whether they arrived nobody has said here. */
  const comeBack = (): void => {
    if (!wasLeft) return
    wasLeft = false
    isDirty = true
    soon(afterLast)
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return comeBack()
    if (onTheirWay > 0) return leave()
    if (isDirty) void inLine(keep)
  })
  window.addEventListener('pagehide', leave)
  window.addEventListener('beforeunload', (event) => {
    if (filesOnTheirWay > 0 && !isGoing) event.preventDefault()
  })

  const renewFiles = async (address: string): Promise<void> => {
    const answer = await fetch(address)
    if (answer.ok) putFiles(await answer.text())
  }
  /** The list of files, and the draft it is of, as the server has them now. Undefined: this is no page to write on. */
  const putFiles = (markup: string): string | undefined => {
    const page = new DOMParser().parseFromString(markup, 'text/html')
    const [fresh, here] = [page.querySelector('.mail-attach'), form.querySelector('.mail-attach')]
    const draft = page.querySelector<HTMLInputElement>('input[name=draft]')
    if (!fresh || !here) return undefined
    here.replaceWith(document.importNode(fresh, true))
    if (draft) know(draft.value)
    takeFiles()
    const problem =
      page.querySelector('.mail-attach .problem') || page.querySelector('.mail-write [role=alert]')
    return ((problem && problem.textContent) || '').trim()
  }

  const attach = (file: File): Promise<void> =>
    new Promise((done) => {
      const typed = read('attach')
      isDirty = false
      typed.append('file', file, file.name)
      const [progress, name] = [part('progress'), part('file')]
      const bar = progress && progress.querySelector('progress')
      if (name) name.textContent = words('sending-file').replace('{name}', file.name)
      if (progress) progress.hidden = false
      const request = new XMLHttpRequest()
      request.open('POST', action)
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        if (bar) bar.value = total > 0 ? Math.round((loaded / total) * 100) : 0
      })
      request.addEventListener('loadend', () => {
        if (progress) progress.hidden = true
        filesOnTheirWay--
        const wasRead = request.status === 200 || request.status === 409 || request.status === 422
        const read = wasRead ? putFiles(request.responseText) : undefined
        const problem = read === undefined ? words(request.status === 413 ? 'too-large' : 'not-there') : read
        const isThere = request.status === 200 && problem === ''
        if (!isThere) {
          isDirty = true
          notAttached.push(file.name)
        }
        const said = words(isThere ? 'attached' : 'not-attached').replace('{name}', file.name)
        say(`${said} ${problem}`.trim(), true, !isThere)
        done()
      })
      request.send(typed)
    })
  const attachAll = (files: FileList | null): void => {
    for (const file of Array.from(files || [])) {
      filesOnTheirWay++
      void inLine(() => attach(file))
    }
  }
  /** A chosen file is taken at once; the button that would is not needed. */
  const takeFiles = (): void => {
    const field = form.querySelector<HTMLInputElement>('input[type=file]')
    const button = form.querySelector<HTMLElement>('button[value=attach]')
    if (!field) return
    if (button) button.hidden = true
    field.multiple = true
    field.addEventListener('change', () => {
      attachAll(field.files)
      field.value = ''
    })
  }
  const dropHint = part('drop')
  if (dropHint) dropHint.hidden = false
  takeFiles()
  const bringsFiles = (event: DragEvent): boolean =>
    !!event.dataTransfer && Array.from(event.dataTransfer.types).includes('Files')
  form.addEventListener('dragover', (event) => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    form.classList.add('mail-dropping')
  })
  form.addEventListener('dragleave', (event) => {
    if (!form.contains(event.relatedTarget as Node | null)) form.classList.remove('mail-dropping')
  })
  form.addEventListener('drop', (event) => {
    form.classList.remove('mail-dropping')
    if (!bringsFiles(event)) return
    event.preventDefault()
    attachAll(event.dataTransfer && event.dataTransfer.files)
  })

  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button')
    pressed = button && button.form === form ? button : null
  })
  form.addEventListener('submit', (event) => {
    editor.sync()
    clearTimeout(timer)
    const isWaiting = isGoing && onTheirWay > 0
    isGoing = true
    if (onTheirWay === 0) return count()
    event.preventDefault()
    event.stopPropagation()
    if (isWaiting) return
    const button = (event.submitter as HTMLButtonElement | null) || pressed
    notAttached = []
    void line.then(() => {
      if (notAttached.length > 0 && button && button.value !== 'discard') return stay(button.value === 'send')
      editor.sync()
      count()
      // Only for this time: a page that comes back must not send what an earlier button said.
      const told = button && button.name ? hidden(button.name) : null
      if (told && button) told.value = button.value
      HTMLFormElement.prototype.submit.call(form)
      if (told) told.remove()
    })
  })
  /** A letter whose file did not come along is not sent without it behind its writer's back. */
  const stay = (isSent: boolean): void => {
    isGoing = false
    if (isSent) say(words('not-sent').replace('{name}', notAttached.join(', ')), true, true)
    soon(afterLast)
    const [place, field] = [part('kept'), form.querySelector<HTMLElement>('input[type=file]')]
    if (place) place.scrollIntoView({ block: 'center' })
    if (field) field.focus()
  }
  window.addEventListener('pageshow', () => {
    isGoing = false
    comeBack()
  })
}
