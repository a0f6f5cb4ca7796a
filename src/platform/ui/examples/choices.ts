import { checkbox, checkboxes, html, link, problemOf, radios } from '../kit.ts'
import { exampleProblems } from './fields.ts'
import { nowhere, type Example } from './example.ts'

export const choices: Example = {
  name: 'choices',
  show: (t) =>
    html`${radios(t, {
      name: 'example-attendance',
      legend: t('ui.example.attendance'),
      required: true,
      problem: problemOf(exampleProblems, 'example-attendance'),
      afterLine: 2,
      options: [
        {
          value: 'on-site',
          label: t('ui.example.on-site'),
          hint: t('ui.example.on-site.hint'),
          disabled: true,
        },
        { value: 'remote', label: t('ui.example.remote'), hint: t('ui.example.remote.hint') },
        { value: 'unsure', label: t('ui.example.unsure') },
      ],
    })}
    ${checkboxes(t, {
      name: 'example-days',
      legend: t('ui.example.attendance'),
      optional: true,
      values: ['remote'],
      options: [
        { value: 'on-site', label: t('ui.example.on-site') },
        { value: 'remote', label: t('ui.example.remote') },
      ],
    })}
    ${checkbox(t, {
      name: 'example-consent',
      label: t.html('ui.example.consent', { link: (words) => link(words, nowhere) }),
      required: true,
      problem: problemOf(exampleProblems, 'example-consent'),
    })}
    ${checkbox(t, { name: 'example-list', label: t('ui.example.show-me'), checked: true, optional: true })}`,
}
