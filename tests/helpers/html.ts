import { HtmlValidate, type Report } from 'html-validate'

/** What is wrong with HTML, one line each. */
export type Validate = (html: string, where: string) => Promise<readonly string[]>

const standard = new HtmlValidate({ extends: ['html-validate:standard'] })

/** What is no valid HTML. */
export const invalid: Validate = async (html, where) => linesOf(await standard.validateString(html), where)

/**
 * The same, and all that the validator recommends besides, but for what the house does on purpose. `roles` may be said
 * where an element would mean the same, and the rules in `off` are not these pages'.
 */
export function tidy(roles: readonly string[], off: readonly string[] = []): Validate {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'doctype-style': ['error', { style: 'lowercase' }],
      'void-style': ['error', { style: 'omit' }],
      'no-implicit-button-type': 'off',
      'no-trailing-whitespace': 'off',
      // How long a title is depends on the practice's name.
      'long-title': 'off',
      // Several days may be ticked.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
      // A list may have a name.
      'aria-label-misuse': ['error', { allowAnyNamable: true }],
      'prefer-native-element': ['error', { exclude: [...roles] }],
      ...Object.fromEntries(off.map((rule) => [rule, 'off' as const])),
    },
  })
  return async (html, where) => linesOf(await validator.validateString(html), where)
}

function linesOf({ results }: Report, where: string): readonly string[] {
  const messages = results.flatMap((each) => each.messages)
  return messages.map(({ ruleId, message, line }) => `${where}:${line} ${ruleId}: ${message}`)
}
