// ESLint looks at one thing here: that rules are pure. The rest is oxlint's (.oxlintrc.json), which is faster.
export { default } from './architecture/purity.js'
