export { inboundDoor, submissionDoor } from './doors.ts'
