import type { Actor } from '../../../values/actor.ts'
import type { Problem } from '../../../values/problem.ts'
import type { Assets, ModuleName, SheetName } from '../../assets/index.ts'
import type { Texts } from '../../i18n/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { DateBlock } from '../date-numeral.ts'
import type { Child, Html } from '../html.ts'
import type { NoticeKind } from '../notice.ts'

/** What a room says about one page; the layout makes a whole document of it. */
export type Page = {
  /** The h1 and, with the body's name, the title of the window. */
  readonly title: string
  /** Everything under the page's head, or the whole of `<main>` when `head` is false. It then brings its own h1. */
  readonly body: Html
  /** The line above the h1. */
  readonly over?: Child
  /** The paragraph under the h1. */
  readonly lead?: Child
  /** In the margin beside the head: a way back, the clocks. */
  readonly margin?: Html
  /** The block at the end of the head: what I can do with this event. */
  readonly side?: Html
  readonly section?: string
  /** Draws the error summary and marks the title. */
  readonly problems?: readonly Problem[]
  /** Said by forms with a password, which never comes back: the summary then does not promise that all is kept. */
  readonly losesTyped?: true
  /** Id of the page's form: the language menu then sends it, so that nothing typed is lost. */
  readonly form?: string | undefined
  readonly head?: false
  /** A page that is a place of its own: this stands instead of the head of the site and of the page, and brings the h1. */
  readonly bar?: Html
  readonly noIndex?: boolean
  /** Where the help link of the page leads, without the language, where that is another article than its address says. */
  readonly help?: string
  /** On paper: `body` draws nothing else (labels to stick on); `manual` is a paper to hand on, on A4. */
  readonly prints?: 'body' | 'manual'
  /** The browser modules that this page asks for besides the one that every page has. */
  readonly modules?: readonly ModuleName[]
  /** The style sheets that this page asks for besides the one that every page has. */
  readonly sheets?: readonly SheetName[]
  /** Seconds after which the page is fetched again; only for pages that wait and hold no form. */
  readonly refreshAfter?: number
  readonly dateBlock?: DateBlock
}

export type MenuItem = {
  readonly section: string
  readonly label: string
  /** Without the language, such as `/events`. */
  readonly href: string
  readonly count?: number
}

export type Notice = { readonly kind: NoticeKind; readonly words: Child }

/** What surrounds a page and does not depend on the room: who asks, where, in which language and colours. */
export type Frame = {
  readonly t: Texts
  readonly profile: Profile
  readonly actor: Actor
  /** This page's address without the language, with its query: `/events?type=talk`. */
  readonly path: string
  /** The article of help that belongs to this address, without the language. */
  readonly help?: string | undefined
  readonly menu: readonly MenuItem[]
  readonly account?: { readonly organisation?: string; readonly items?: readonly MenuItem[] }
  readonly notices?: readonly Notice[]
  /** What everybody has to know at present, above everything but whose pages these are. */
  readonly banner?: Child
  /** The pages are another person's, looked at until then; the actor is that person. */
  readonly viewedUntil?: Date | undefined
  readonly theme?: 'light' | 'dark'
  readonly assets: Assets
  readonly saveData?: boolean
  /** The demo's address book of mails is linked in the footer. */
  readonly demo?: boolean
}
