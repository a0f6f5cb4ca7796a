export type { Reply, Request, RouteConfig, Server, ServerParts, ViewingParts, VisitorParts } from './types.ts'
export { viewingOf } from './viewing.ts'
export { openServer } from './open-server.ts'
export {
  actorOf,
  beginSession,
  clearOldVisits,
  endSession,
  endSessionOf,
  endSessionsOf,
  renewVisit,
  sessionsOf,
  signedIn,
  startSession,
  takeKept,
  textsOf,
  visitOf,
} from './sessions.ts'
export type { OpenSession, Visit } from './sessions.ts'
export { ownPath } from './address.ts'
export { dismissalCookie, readCookie, setCookie } from './cookies.ts'
export { within as isWithin } from './believed.ts'
export { deviceOfRequest, networkOfAddress, networkOfRequest } from './origin.ts'
export { formOf, keptForm } from './kept-forms.ts'
export { filesOf, largestUpload } from './read-uploads.ts'
export type { Upload } from './read-uploads.ts'
export { rawOf } from './read-raw.ts'
export { queryOf } from './query.ts'
export { sendPage } from './send-page.ts'
export type { SendOptions } from './send-page.ts'
export { sendFile } from './send-file.ts'
export type { FileToSend } from './send-file.ts'
export { sendKeptFile } from './send-kept-file.ts'
export type { KeptFileToSend } from './send-kept-file.ts'
export { spend } from './spend.ts'
export { seeOther } from './redirects.ts'
export { NotFound } from './errors.ts'
export { peekReturn, sendToSignIn, takeReturn } from './way-back.ts'
export { notify } from './notices.ts'
export { publicPage } from './public-pages/public-page.ts'
export { dropPublicPages, whenPagesDrop } from './public-pages/drop.ts'
