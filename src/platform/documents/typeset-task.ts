import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { beTask } from '../processes/task.ts'
import { readFonts } from './fonts.ts'

type Given = {
  readonly documents: readonly {
    readonly template: string
    readonly data: unknown
    readonly madeAt: string
  }[]
}

beTask(async (given) => {
  const { files, families } = readFonts()
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...files] }] })
  // A language without a font of its own would otherwise fall back to one whose signs look foreign beside it.
  const fonts = `#set text(font: (${families.map((name) => `"${name}"`).join(', ')}), fallback: true)\n`
  return (given as Given).documents.map(({ template, data, madeAt }) => {
    const mainFileContent = fonts + template
    const inputs = { data: JSON.stringify(data) }
    const compiled = compiler.compile({ mainFileContent, inputs })
    if (!compiled.result) throw new Error(wordsOf(compiled.takeDiagnostics()))
    const seconds = Math.floor(new Date(madeAt).getTime() / 1000)
    return compiler.pdf(compiled.result, { pdfTags: true, creationTimestamp: seconds }).toString('base64')
  })
})

const wordsOf = (diagnostics: { readonly shortDiagnostics: readonly unknown[] } | null): string =>
  `a document could not be typeset: ${JSON.stringify(diagnostics?.shortDiagnostics ?? [])}`
