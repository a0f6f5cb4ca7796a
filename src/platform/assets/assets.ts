/** One file as it is served: already compressed, its name changes with its content. */
export type Asset = {
  readonly body: Buffer
  readonly type: string
  readonly encodings: { readonly br?: Buffer; readonly gzip?: Buffer }
}

/** Browser modules besides the one that every page has: `client/<name>.ts`. A page names those it asks for. */
export const moduleNames = ['passkey', 'media', 'preflight', 'sound', 'webmail', 'webmail-write'] as const
export type ModuleName = (typeof moduleNames)[number]

/** Style sheets besides the one that every page has: `assets/css/<name>.css`. */
export const sheetNames = ['room', 'webmail'] as const
export type SheetName = (typeof sheetNames)[number]

/** Paths of the built files, and the files themselves. */
export type Assets = {
  readonly css: string
  /** The same sheet for readers who asked to save data: it names no font. */
  readonly cssWithoutFonts: string
  readonly print: string
  readonly script: string
  /** What only a few pages ask for, each by its name. */
  readonly modules: Readonly<Record<ModuleName, string>>
  readonly sheets: Readonly<Record<SheetName, string>>
  readonly icon: string
  readonly fonts: readonly string[]
  /** The heading face to fetch with the page, if the language's script has one. */
  fontFor(language: string): string | undefined
  /** The file of a path such as `/assets/core.1a2b3c4d.css`. */
  find(path: string): Asset | undefined
}
