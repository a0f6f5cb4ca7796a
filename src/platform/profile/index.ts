export type * from './profile.ts'
export { listProfiles, loadProfile, WrongProfile } from './load.ts'
export { readProfile } from './read.ts'
export { bodyWords } from './body-words.ts'
