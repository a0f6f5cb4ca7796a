export { imapServer, type ImapServer, type ImapWishes } from './server.ts'
