/** The gateways for text messages; `http` is any other with an address of its own. */
export const smsProviders = ['46elks', 'twilio', 'cm', 'link', 'http'] as const
export type SmsProviderName = (typeof smsProviders)[number]

export function isSmsProvider(text: string): text is SmsProviderName {
  return smsProviders.some((each) => each === text)
}

/** An account with a gateway, as SMS_URL or the settings say it. */
export interface SmsAccount {
  readonly provider: SmsProviderName
  /** `https://api.46elks.com`: the API's own host. Of `http` the whole address, with its placeholders. */
  readonly base: string
  /** The user, the account's id; '' where the secret says it all. */
  readonly user: string
  readonly secret: string
  /** A name of at most eleven letters and digits, or a number; '': the practice's name, as far as it fits. */
  readonly from: string
  /** What one gateway alone asks for. */
  readonly options: Readonly<Record<string, string>>
}

const alphabetic = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{2,11}$/
const numeric = /^(\+[1-9]\d{6,14}|\d{3,8})$/

/** Whether phones can show this as the sender: a name of 2 to 11 letters, digits and spaces, or a number. */
export function isSender(text: string): boolean {
  return numeric.test(text) || (alphabetic.test(text) && text === text.trim())
}

/** The practice's name as a sender: without accents and signs, at most eleven characters. */
export function senderName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, (letter) => (letter === 'ø' ? 'o' : 'O'))
    .replace(/[æÆ]/g, (letter) => (letter === 'æ' ? 'ae' : 'AE'))
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
  const short = plain.slice(0, 11).trim()
  return isSender(short) && /[A-Za-z]/.test(short) ? short : 'Ledig'
}
