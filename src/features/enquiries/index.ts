export { openEnquiry } from './actions/open.ts'
export { enquiryAddress } from './by-mail/take-in.ts'
export { enquiriesOnDesk, feedbackOnDesk } from './desk-part.ts'
export { enquiryJobs } from './jobs.ts'
export { enquiriesKept } from './kept.ts'
export {
  desksMerge,
  enquiriesFreed,
  enquiriesMerge,
  feedbackMerge,
  forgetEnquiries,
  ownEnquiries,
} from './leaving.ts'
export { enquiryLetters } from './letter-writers.ts'
export { enquiryRoutes } from './routes.ts'
export type { About, Desk, NewEnquiry, NewFile, Writer } from './types.ts'
