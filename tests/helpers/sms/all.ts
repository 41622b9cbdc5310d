import { openCm } from './cm.ts'
import { openElks } from './elks.ts'
import { openLink } from './link.ts'
import { openPlain } from './plain.ts'
import { openTwilio } from './twilio.ts'

/** A stand-in of each gateway, by the name that the program has for it. */
export const standIns = {
  '46elks': openElks,
  twilio: openTwilio,
  cm: openCm,
  link: openLink,
  http: openPlain,
} as const
