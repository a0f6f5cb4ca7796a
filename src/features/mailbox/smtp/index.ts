export type { HouseAddress, HouseMail } from '../house-address.ts'
export { inboundDoor, submissionDoor } from './doors.ts'
