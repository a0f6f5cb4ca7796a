import type { Texts } from '../../../platform/i18n/index.ts'
import { actions, button, fieldset, html, link, notice, url, type Page } from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { fileFields, wordFields, type FieldsView } from './fields.ts'

/** A new document with its first file. Nobody but those who keep documents reads it until it is published. */
export const newPage = (t: Texts, view: FieldsView & { readonly no?: Refusal | undefined }): Page => ({
  title: t('documents.desk.add'),
  lead: t('documents.desk.add.lead'),
  section: 'desk',
  noIndex: true,
  problems: view.problems,
  form: 'document',
  margin: link(t('documents.desk.title'), t.path('/desk/documents')),
  body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
    <form
      id="document"
      method="post"
      action="${url(t.path('/desk/documents'))}"
      enctype="multipart/form-data"
      novalidate
    >
      ${wordFields(t, view)} ${fieldset(t('documents.part.file'), fileFields(t, view))}
      ${actions(button(t('documents.desk.submit.new'), { kind: 'main' }))}
    </form>`,
})
