import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { attachTo } from './attach.ts'

/** A challenge works for five minutes; a page that stays open asks for another one before. */
const challengeServes = 4 * 60_000

/**
 * A form whose button talks to the browser's passkeys first, and then sends what they said. Where there are none, the
 * button stays hidden and the page offers its other ways.
 */
function passkey(element: HTMLElement): void {
  const form = element as HTMLFormElement
  if (!browserSupportsWebAuthn()) return
  for (const part of Array.from(form.querySelectorAll<HTMLElement>('[data-passkey]')))
    part.hidden = part.dataset['passkey'] !== 'offer'

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation() // nothing was sent yet: it may be pressed again
    void attempt(form)
  })
  if (form.dataset['ceremony'] === 'get' && document.querySelector('[autocomplete$="webauthn"]'))
    void offerInField(form)
}

async function attempt(form: HTMLFormElement): Promise<void> {
  say(form, '')
  try {
    send(form, await ceremony(form))
  } catch (error) {
    if (!isReplaced(error)) say(form, form.dataset[isKnownHere(error) ? 'known' : 'failed'] ?? '')
  }
}

async function ceremony(form: HTMLFormElement): Promise<unknown> {
  if (form.dataset['ceremony'] === 'create')
    return startRegistration({ optionsJSON: await ask<PublicKeyCredentialCreationOptionsJSON>(form) })
  return startAuthentication({ optionsJSON: await ask<PublicKeyCredentialRequestOptionsJSON>(form) })
}

/** The browser proposes passkeys in the field for the name, as it proposes passwords; silent until one is chosen. */
async function offerInField(form: HTMLFormElement): Promise<void> {
  if (!(await browserSupportsWebAuthnAutofill())) return
  const again = setTimeout(() => void offerInField(form), challengeServes)
  try {
    const optionsJSON = await ask<PublicKeyCredentialRequestOptionsJSON>(form)
    send(form, await startAuthentication({ optionsJSON, useBrowserAutofill: true }))
  } catch {
    // Nobody asked for anything: the button and the password are still there.
  }
  clearTimeout(again)
}

/** A fresh challenge. Who was signed out meanwhile is led to where the page leads them. */
async function ask<Options>(form: HTMLFormElement): Promise<Options> {
  const answer = await fetch(form.dataset['options'] ?? '', { method: 'POST', body: new URLSearchParams() })
  if (answer.redirected) location.reload()
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
  return (await answer.json()) as Options
}

function send(form: HTMLFormElement, credential: unknown): void {
  const field = form.elements.namedItem('credential')
  if (field instanceof HTMLInputElement) field.value = JSON.stringify(credential)
  form.submit()
}

function say(form: HTMLFormElement, words: string): void {
  const place = form.querySelector('[role=status]')
  if (place) place.textContent = words
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** Another question to the browser took this one's place. */
const isReplaced = (error: unknown): boolean => nameOf(error) === 'AbortError'

const isKnownHere = (error: unknown): boolean => nameOf(error) === 'InvalidStateError'

attachTo(document, { passkey })
