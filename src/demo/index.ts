export { castList, type CastMember } from './cast-list.ts'
export { loadCast, type LoadedCast } from './load.ts'
export { moveDemoDates } from './move-dates.ts'
export { demoVerbs } from './verbs.ts'
