import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Assurance, SignedIn } from '../../values/actor.ts'
import type { AccountId, Id } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'
import type { Assets } from '../assets/index.ts'
import type { Database } from '../database/database.ts'
import type { Listen } from '../database/listen.ts'
import type { House } from '../house.ts'
import type { Texts } from '../i18n/index.ts'
import type { RateLimits } from '../rate-limits/index.ts'
import type { Lifetime } from '../sessions/store.ts'
import type { Frame, Html, Page } from '../ui/index.ts'
import type { Asked } from './asked.ts'
import type { PublicPages } from './public-pages/pages.ts'
import type { RouteConfig } from './route-config.ts'
import type { RouteTable } from './route-table.ts'

export type { Viewing } from './asked.ts'
export type { RouteConfig } from './route-config.ts'

export type Server = FastifyInstance
export type Request = FastifyRequest
export type Reply = FastifyReply

/** What stands around the page for this person: the words of the menu, and what is said beside the name. */
export type VisitorParts = Pick<Frame, 'menu' | 'account' | 'banner'>

/** Which page is made, without its language, and what this browser has put away. */
export type VisitorPlace = { readonly path: string; readonly dismissed: string | undefined }

/** Who may look at whose pages, and the trace of it; given by the room that lets them. */
export type ViewingParts = {
  /** The person looked at, for as long as this viewer may look. */
  find(viewer: SignedIn, accountId: AccountId): Promise<SignedIn | undefined>
  /** Keeps which page was looked at, before it is shown. */
  note(viewer: SignedIn, accountId: AccountId, path: string): Promise<void>
  /** The time is over, or the viewer may not look any more. */
  end(viewer: SignedIn, visit: Id): Promise<void>
}

/** What the rooms above give to the server. `app.ts` names each. */
export type ServerParts = {
  /** The person behind an account, with what they may do in a session so well proven. Undefined: the account may no longer come in. */
  findActor(
    accountId: AccountId,
    session: { readonly assurance: Assurance },
  ): Promise<{ actor: SignedIn; language?: Language | undefined } | undefined>
  layout(page: Page, frame: Frame): Html
  assets: Assets
  loadVisitorParts?(actor: Actor, t: Texts, at: VisitorPlace): Promise<VisitorParts>
  /** The article of help that belongs to a page, by its path without the language. */
  helpFor?(path: string): string
  /** How much one account or network may ask. `generous` where everybody comes from the same machine. */
  rateLimits?: 'usual' | 'generous' | 'off'
  listen?: Listen
  /** How long this account's session lasts that begins now. */
  lifetimeOf?(db: Database, accountId: AccountId): Promise<Lifetime>
  /** Where people prove who they are. */
  signInPath?: string
  /** Where people set up a second factor. */
  securityPath?: string
  viewing?: ViewingParts
}

/** The server's own things, reachable from every request. */
export type Opened = {
  readonly house: House
  readonly parts: ServerParts
  readonly limits: RateLimits
  /** Whether hundreds of people share the network of this address, as the operator said. */
  readonly isVenue: (address: string) => boolean
  readonly publicPages: PublicPages
  readonly routes: RouteTable
  /** The name of the visit's cookie. */
  readonly cookie: string
  readonly isSecure: boolean
  draining: boolean
}

declare module 'fastify' {
  interface FastifyContextConfig extends RouteConfig {}
  interface FastifyInstance {
    opened: Opened
  }
  interface FastifyRequest {
    asked: Asked
  }
}
