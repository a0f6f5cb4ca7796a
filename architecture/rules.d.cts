declare const rules: {
  forbidden: { name: string; severity: 'error'; from: object; to: object }[]
  options: object
}
export = rules
