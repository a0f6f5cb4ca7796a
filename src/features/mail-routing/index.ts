export { queueLetter } from './actions/queue.ts'
export { workQueue } from './actions/work.ts'
export type { DeliverInside, Doors, HandOutside } from './actions/work.ts'
export { throughRelay } from './jobs.ts'
export { bounceAddress, readBounceAddress } from './bounce-address.ts'
export { noticeOf } from './notice.ts'
export { decideAmount, most, readMailAddress, withoutTag, writtenAddress } from './rules.ts'
export {
  countSent,
  findSendingTo,
  forgetSendings,
  forgetSendingsOf,
  listSendings,
  releaseHeld,
  saveBounced,
} from './store/sendings.ts'
export {
  countFields,
  hasField,
  mailDate,
  mostHops,
  receivedLine,
  withFields,
  withoutFields,
} from './trace.ts'
export type * from './types.ts'
