import type { IsoDate } from '../lib/calendar.ts'
import { firstNamesCompatible, firstNamesMatch, foldName } from '../lib/fold.ts'
import type { NationalId } from '../lib/national-id.ts'

/**
 * A card that may be the one of whoever books. Where cards were merged there is one for each name of the person, under the
 * id of the card that stands, with the contacts and numbers of all of them.
 */
export interface Candidate {
  readonly id: number
  readonly firstName: string
  readonly lastFolded: string
  readonly birthDate: IsoDate | null
  readonly status: 'registered' | 'active' | 'inactive' | 'deceased'
  readonly protected: boolean
  /** Folded e-mail addresses and phone numbers on the card, those that count. */
  readonly contacts: readonly string[]
  /** Those of them that are the patient's own, not a parent's (rule 3). */
  readonly ownContacts: readonly string[]
  /** Marks of the identity numbers on the card, those that count; in hex. */
  readonly numbers: readonly string[]
}

/** What somebody said of the patient, as cleaned by a form; '' and null where it was not asked. */
export interface Said {
  /** '' where the e-mail address says who it is (J18); the last name likewise. */
  readonly firstName: string
  readonly lastName: string
  /** Said, or told by the number. */
  readonly birthDate: IsoDate | null
  readonly identity: NationalId | null
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  readonly booker: object | null
}

/** What was typed of the patient. */
export interface Claim {
  /** '' where it was not asked; the last name likewise. */
  readonly firstName: string
  readonly lastFolded: string
  readonly birthDate: IsoDate | null
  /** Folded. */
  readonly contacts: readonly string[]
  /** The mark of a valid identity number, in hex. */
  readonly number: string | undefined
  /** Somebody else books: the contact is theirs. */
  readonly byOther: boolean
}

export interface Match {
  /** The one card that fits. */
  readonly patientId: number | undefined
  /** Cards that may be the same person, for staff to decide. */
  readonly perhaps: readonly number[]
}

/**
 * Rule 1 in `details` mode, for candidates of equal birth date and last name: the first names must be compatible, an
 * initial aside, and a contact or an identity number equal. All but that, or more than one that fits: nobody is matched,
 * staff are asked.
 */
export function matchByDetails(namesakes: readonly Candidate[], claim: Claim): Match {
  const named = namesakes.filter((each) => firstNamesCompatible(each.firstName, claim.firstName))
  const fitting = named
    .filter((each) => isOpen(each) && firstNamesMatch(each.firstName, claim.firstName))
    .filter((each) => sharesContact(each, claim) || sharesNumber(each, claim))
  return onlyOne(fitting, named)
}

/**
 * Rule 1 in `national-id` mode, for the cards that bear the number: it decides (F52, F54). Nobody bears it: the card is
 * new, and staff compare it with its `namesakes`. Several that are open to the web do, or none of those that do is open:
 * likewise with these.
 */
export function matchByNumber(
  bearers: readonly Candidate[],
  namesakes: readonly Candidate[],
  claim: Claim,
): Match {
  const counting = bearers.filter((each) => sharesNumber(each, claim))
  const named = namesakes.filter((each) => firstNamesCompatible(each.firstName, claim.firstName))
  return onlyOne(counting.filter(isOpen), [...bearers, ...named])
}

/**
 * Rule 1 in `email-first` mode, for the cards that bear the e-mail address (J16–J19): what else was typed must fit. Of
 * several cards that fit alike, one of an equal first name, an active one and the newest comes first, and staff are asked.
 */
export function matchByEmail(
  bearers: readonly Candidate[],
  namesakes: readonly Candidate[],
  claim: Claim,
): Match {
  const fitting = fittingByEmail(bearers, claim)
  const [best, ...ranked] = fitting.toSorted((one, other) => rank(other) - rank(one))
  const named = namesakes.filter((each) => firstNamesCompatible(each.firstName, claim.firstName))
  if (!best || !isSettled(fitting, claim)) return { patientId: undefined, perhaps: idsOf(named) }
  const others = ranked.filter((each) => each.id !== best.id && sameFirst(each) === sameFirst(best))
  return { patientId: best.id, perhaps: idsOf(others) }

  function rank(card: Candidate): number {
    return (sameFirst(card) ? 4e12 : 0) + (card.status === 'active' ? 2e12 : 0) + card.id
  }
  function sameFirst(card: Candidate): boolean {
    return foldName(card.firstName) === foldName(claim.firstName)
  }
}

/** Whether something that was typed is not as the card has it: the appointment goes there, and staff are told. */
export function differs(card: Candidate, claim: Claim): boolean {
  const { firstName, lastFolded, birthDate } = claim
  return (
    (firstName !== '' && !firstNamesMatch(card.firstName, firstName)) ||
    (lastFolded !== '' && card.lastFolded !== lastFolded) ||
    (birthDate !== null && card.birthDate !== null && card.birthDate !== birthDate)
  )
}

/**
 * What an e-mail address leaves open: nothing more to ask, which of its cards (birth date and first name), or everything,
 * because there is no card or none that fits. `asked`: what has been asked already.
 */
export function openByEmail(
  bearers: readonly Candidate[],
  claim: Claim,
  asked: 'email' | 'who',
): 'nothing' | 'who' | 'everything' {
  if (claim.byOther) return 'everything'
  const fitting = fittingByEmail(bearers, claim)
  if (fitting.length === 0) return 'everything'
  return asked === 'who' || isSettled(fitting, claim) ? 'nothing' : 'who'
}

/**
 * Whether one card is meant: birth date and first name were said, or the only card that bears the address bears it as the
 * patient's own (J18). A parent's address on a child's card does not say that the child books.
 */
function isSettled(fitting: readonly Candidate[], claim: Claim): boolean {
  const [only] = fitting
  if (claim.birthDate !== null && claim.firstName !== '') return true
  return idsOf(fitting).length === 1 && only !== undefined && sharesOne(only.ownContacts, claim)
}

/**
 * Where a name was asked, birth date and first name must both fit; alone, either could be tried out bit by bit. Somebody
 * else's address proves nothing of the patient: then both are needed.
 */
function fittingByEmail(bearers: readonly Candidate[], claim: Claim): readonly Candidate[] {
  const fits = (each: Candidate): boolean =>
    claim.firstName === ''
      ? !claim.byOther
      : claim.birthDate !== null &&
        each.birthDate === claim.birthDate &&
        firstNamesMatch(each.firstName, claim.firstName)
  return bearers.filter((each) => isOpen(each) && sharesContact(each, claim) && fits(each))
}

/** Cards of the deceased and of protected identities are never matched from the web (rules 8, 9). */
function isOpen(card: Candidate): boolean {
  return card.status !== 'deceased' && !card.protected
}

function sharesContact(card: Candidate, claim: Claim): boolean {
  return sharesOne(card.contacts, claim)
}

function sharesOne(contacts: readonly string[], claim: Claim): boolean {
  return contacts.some((contact) => claim.contacts.includes(contact))
}

function sharesNumber(card: Candidate, claim: Claim): boolean {
  return claim.number !== undefined && card.numbers.includes(claim.number)
}

function onlyOne(fitting: readonly Candidate[], perhaps: readonly Candidate[]): Match {
  const [only, ...others] = idsOf(fitting)
  if (only !== undefined && others.length === 0) return { patientId: only, perhaps: [] }
  return { patientId: undefined, perhaps: idsOf(perhaps) }
}

function idsOf(cards: readonly Candidate[]): readonly number[] {
  return [...new Set(cards.map((card) => card.id))]
}
