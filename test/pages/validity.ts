import { HtmlValidate } from 'html-validate'

const validate = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How markup is written is the template's business; what it means is ours.
    'attr-quotes': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'no-redundant-role': 'off', // lists without bullets lose their role in one browser unless it is said
    'long-title': 'off',
    // Tick boxes of one list share their name, as radio buttons do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // The menu is there twice, for wide and for narrow windows; a style sheet shows one. axe sees which.
    'unique-landmark': 'off',
  },
})

/** What is wrong with a page's markup. */
export async function invalidities(markup: string): Promise<string[]> {
  const report = await validate.validateString(markup)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${message} (${ruleId})`),
  )
}
