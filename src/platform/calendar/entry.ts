export { eventEntry, type EventEntry } from '../outgoing-mail/calendar.ts'
