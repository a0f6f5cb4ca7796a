/**
 * What every route says of itself. `permission`: who may come in. `freshness`: `recent` asks people to sign in again
 * when they last proved who they are more than ten minutes ago. `limit`: which class of requests it counts in.
 */
export type RouteConfig = {
  permission: 'everyone' | 'stranger-only' | 'signed-in' | (string & {})
  freshness: 'any' | 'recent'
  limit: 'pages' | 'acts' | 'sign-in' | 'sign-up' | 'search'
  /** For whoever looks at somebody else's pages. Unless it is said, pages may be looked at and nothing can be done. */
  viewing?: 'closed' | 'allowed'
  /** Its form may carry files, and text as long as a letter's; on every other route a body with files is refused unread. */
  takesFiles?: true | 'and-long-text'
  /** Its body stays as it came, form or JSON: what other systems send and sign. */
  takesRaw?: true
  /** The address has no language, needs nobody's visit and is not counted: files, health, what machines read. */
  outsideLanguages?: true
}
