/** Thrown by whatever reads a command that does not follow the grammar; the words are for the client. */
export class Bad extends Error {
  override readonly name = 'Bad'
}
