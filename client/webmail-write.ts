import { attachTo } from './attach.ts'
import { editorIn } from './webmail-editor.ts'
import { keepDraft } from './webmail-keep.ts'

/** Writing a letter with a script: an editor where words are formatted, the draft kept meanwhile, files dropped. */
function write(element: HTMLElement): void {
  const form = element as HTMLFormElement
  keepDraft(form, editorIn(form))
}

attachTo(document, { write })
