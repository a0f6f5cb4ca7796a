import type { Texts } from '../i18n/index.ts'
import { html, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type StepsOptions = { readonly names: readonly Child[]; readonly now: number; readonly below?: Child }

/** Where one is on the way; `now` counts from 1. */
export const steps = (t: Texts, { names, now, below }: StepsOptions): Html =>
  html`<div class="steps">
    <p class="steps-count">${t('ui.steps.count', { now, all: names.length })}</p>
    <ol>
      ${names.map((name, place) => step(t, name, place + 1 < now ? 'done' : place + 1 === now ? 'now' : 'next'))}
    </ol>
    ${below && html`<div class="steps-below">${below}</div>`}
  </div>`

const step = (t: Texts, name: Child, state: 'done' | 'now' | 'next'): Html =>
  tag(
    'li',
    { class: `step step-${state}`, 'aria-current': state === 'now' && 'step' },
    html`<span>${name}</span>`,
    state === 'done' && html`<span class="unseen"> ${t('ui.steps.done')}</span>`,
  )

/** What will happen, numbered, before a longer form: "About 4 minutes", then the steps in words. */
export const outlook = (above: Child, names: readonly Child[], now: number): Html =>
  html`<div class="outlook">
    <p class="steps-count">${above}</p>
    <ol>
      ${names.map((name, place) => tag('li', { 'aria-current': place + 1 === now && 'step' }, name))}
    </ol>
  </div>`
