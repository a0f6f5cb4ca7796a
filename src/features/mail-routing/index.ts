export { queueLetter } from './actions/queue.ts'
export { tellSender, workQueue } from './actions/work.ts'
export type { Back, DeliverInside, Doors, HandOutside, TakeBack, Why } from './actions/work.ts'
export { throughRelay } from './jobs.ts'
export { giveUpLetter, tryLetter } from './by-hand/actions.ts'
export { decideGivingUp, decideTrying, reasonOf } from './by-hand/rules.ts'
export { countLetters, findLetter, listLetters } from './by-hand/store.ts'
export type { LetterLine } from './by-hand/store.ts'
export { readRewritten } from './srs.ts'
export { goesOutside } from './direct/goes-outside.ts'
export { directTransport } from './direct/transport.ts'
export { bounceAddress, readBounceAddress } from './bounce-address.ts'
export { noticeOf, wordsInHeader } from './notice.ts'
export { decideAmount, most, readMailAddress, withoutTag, writtenAddress } from './rules.ts'
export {
  countForwarded,
  countSent,
  forgetSendings,
  forgetSendingsOf,
  listSendings,
  releaseHeld,
} from './store/sendings.ts'
export { findSendingTo, hasGotThrough, holdSendingTo, listForwarded, saveBounced } from './store/returned.ts'
export {
  countFields,
  fieldValues,
  hasField,
  mailDate,
  mostHops,
  receivedLine,
  withFields,
  withoutFields,
} from './trace.ts'
export type * from './types.ts'
