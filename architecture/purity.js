import tseslint from 'typescript-eslint'

const unsteady = [
  'process',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'crypto',
  'performance',
]

/** What imports cannot show: a rule gets `now` and facts as arguments and answers at once, the same way every time. */
export default [
  {
    files: ['src/features/**/{types,states,rules}.ts'],
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: false },
    rules: {
      'no-restricted-globals': ['error', ...unsteady],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'take `now` as an argument',
        },
        {
          selector: "CallExpression[callee.name='Date']",
          message: 'take `now` as an argument',
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'take `now` as an argument',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'take the value as an argument',
        },
        { selector: "Identifier[name='globalThis']", message: 'a rule sees its arguments only' },
        { selector: 'AwaitExpression', message: 'rules never wait' },
        { selector: ':function[async=true]', message: 'rules never wait' },
      ],
    },
  },
]
