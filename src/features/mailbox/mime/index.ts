// The walker knows only bytes, so it lives with the protocols; this is its door for the mailbox.
export { bodyBegins, indexOf } from '../../../protocols/mime/index.ts'
