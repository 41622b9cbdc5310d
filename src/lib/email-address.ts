import { domainToASCII } from 'node:url'

/**
 * One address in the form `local@domain` (RFC 5321 dot-string), or undefined: never a display name, a list, a comment
 * or a quoted part, for nodemailer would read a second recipient out of these (trust.md 0.6). ASCII only: the domain is
 * lower-cased and an international one becomes punycode; the local part keeps its case.
 */
export function parseEmailAddress(text: string): string | undefined {
  const typed = text.trim()
  if (typed.length > longestAddress) return undefined
  const [local = '', typedDomain = '', ...more] = typed.split('@')
  if (more.length > 0 || local.length > longestLocal || !dotAtom.test(local)) return undefined
  if (!domainLetters.test(typedDomain)) return undefined
  const address = `${local}@${domainToASCII(typedDomain)}`
  return address.length <= longestAddress && domainEnd.test(address) ? address : undefined
}

/** The form in which two addresses are compared: what differs only in case is one mailbox in practice. */
export function foldEmail(address: string): string {
  return address.trim().toLowerCase().normalize('NFC')
}

/** For the ledger: `sanne.bakker@example.org` → `s…@e….org`; what is no address becomes `…`. */
export function maskEmail(address: string): string {
  const parts = /^(.)[^@]*@(.).*(\.[^.@]+)$/u.exec(address)
  return parts ? `${parts[1]}…@${parts[2]}…${parts[3]}` : '…'
}

/** For the ledger: `+31612345678` → `+31…78`; what is too short to hide anything becomes `…`. */
export function maskPhone(e164: string): string {
  return e164.length < 8 ? '…' : `${e164.slice(0, 3)}…${e164.slice(-2)}`
}

// RFC 5321 4.5.3.1
const longestAddress = 254
const longestLocal = 64

// RFC 5322 atext without "!" and "%", with which old mail servers are asked to pass a message on to another address.
const dotAtom = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/

// domainToASCII reads its text like a web address: a slash, a colon or "%2e" must not get there.
const domainLetters = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u
const domainEnd = /@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/
