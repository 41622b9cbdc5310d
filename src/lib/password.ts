import { hash, verify } from '@node-rs/argon2'
import { foldName } from './fold.ts'
import { randomToken } from './token.ts'

// OWASP ASVS 5.0 appendix C: argon2id (2), 19 MiB, two passes.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// A storm of sign-ins must leave processor and threads to those who book (ASVS 15.2.2).
let freeTurns = 2
const waiting: (() => void)[] = []

/** Verified against when there is no such user, so that both cases cost the same work. Nobody knows its password. */
export const DUMMY_HASH: Promise<string> = hashPassword(randomToken())

/** A password as it is stored: argon2id, as a PHC string with its own salt and cost. At most two run at once. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), cost))
}

/** Whether the password belongs to the hash; false, too, when the hash cannot be read. At most two run at once. */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return inTurn(() => verify(passwordHash, password.normalize('NFC')).catch(() => false))
}

/** Why this may not become a password, or undefined: 12 to 200 characters, nothing that is tried first (ASVS 6.2). */
export function passwordProblem(password: string): 'too-short' | 'too-long' | 'too-common' | undefined {
  const length = [...password.normalize('NFC')].length
  if (length < 12) return 'too-short'
  if (length > 200) return 'too-long'
  return isCommon(password.normalize('NFC').toLowerCase()) ? 'too-common' : undefined
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (freeTurns > 0) freeTurns -= 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else freeTurns += 1
  }
}

function isCommon(password: string): boolean {
  return (
    new Set(password).size < 5 ||
    isRepetition(password) ||
    countRuns(password) * 4 <= password.length ||
    commonPasswords.has(foldName(password)) ||
    commonPasswords.has(stem(password))
  )
}

// "welkomwelkom": the text begins with itself, moved by the length of what is repeated.
function isRepetition(password: string): boolean {
  const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((length) => length * 2 <= password.length)
  return lengths.some((length) => password.startsWith(password.slice(length)))
}

// "qwerty123456" is two runs over the keyboard, a random password nearly as many as it has characters.
function countRuns(password: string): number {
  let runs = 0
  for (let start = 0; start < password.length; runs += 1) {
    let end = start + 1
    while (end < password.length && keyboardRuns.includes(password.slice(start, end + 1))) end += 1
    start = end
  }
  return runs
}

// "P@ssw0rd2026!" is "password".
function stem(password: string): string {
  const middle = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return foldName(middle.replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign))
}

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const runsForward = [
  'abcdefghijklmnopqrstuvwxyzåäö',
  '012345678901234567890',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiopåasdfghjklöäzxcvbnm',
  'qwertyuiopåasdfghjkløæzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  '!@#$%^&*()_+',
  '!"#¤%&/()=?',
].join('\n')
const keyboardRuns = `${runsForward}\n${[...runsForward].reverse().join('')}`

// Folded: no capitals, accents or spaces. Single words count with any figures and signs around them.
const commonPasswords = new Set(
  `
  password passwords mypassword thepassword newpassword thisismypassword thisisapassword thisisnotapassword
  strongpassword securepassword secretpassword adminpassword defaultpassword temporarypassword temppassword
  passwordispassword changethispassword whatisthepassword forgotpassword iforgotmypassword masterpassword
  passwordadmin passwordforadmin passwort meinpasswort neuespasswort geheimespasswort wachtwoord mijnwachtwoord
  nieuwwachtwoord ditismijnwachtwoord geheimwachtwoord watisjewachtwoord losenord mittlosenord nyttlosenord
  dettaarmittlosenord hemligtlosenord passord mittpassord nyttpassord detteermittpassord hemmeligpassord
  adgangskode motdepasse contrasena salasana

  welcome welcomehome welcomeback welkom welkomthuis welkomterug willkommen valkommen valkommenhit valkommentillbaka
  velkommen velkommentilbake letmein letmeinplease letmeinnow pleaseletmein opensesame changeme changemenow
  changemeplease pleasechangeme secret topsecret geheim heelgeheim hemlig hemligt hemmelig login logmein

  admin administrator administration adminadmin sysadmin systemadmin superadmin superuser rootroot root user guest
  default localhost test testing tester testtest temp temporary access server computer internet samsung microsoft
  google facebook raspberry raspberrypi dockercompose selfhosted

  ledig ledigledig ledigpassword ledigwachtwoord lediglosenord ledigpassord appointment appointments
  appointmentbook afspraak afspraken afsprakenboek tidbok tidbokning timebok timebestilling praktijk mijnpraktijk
  onzepraktijk praktijkledig klinik klinikk clinic practice receptie reception receptionist receptionen resepsjon
  resepsjonen mottagning mottagningen tandarts tandartspraktijk tandlakare tandlakarna tannlege tannlegen
  tannlegesenter dentist dentistry fysio fysiotherapie fysiotherapeut fysioterapi fysioterapeut physiotherapy huisarts
  huisartsenpraktijk doctor dokter doktor patient patienten

  qwerty qwertyqwerty qwertyuiop azerty azertyuiop asdfgh asdfghjkl zxcvbnm abcdef abcabc

  spring summer autumn winter lente zomer herfst var sommar host vinter sommer januari februari maart april mei juni
  juli augustus september oktober november december januar februar mars mai august january february march may june july
  october augusti monday tuesday wednesday thursday friday saturday sunday maandag dinsdag woensdag donderdag vrijdag
  zaterdag zondag mandag tisdag onsdag torsdag fredag lordag sondag tirsdag midsommar christmas merrychristmas
  happynewyear happybirthday kerstmis sinterklaas koningsdag syttendemai

  amsterdam rotterdam utrecht eindhoven groningen denhaag nederland holland stockholm goteborg malmo uppsala
  sverige sweden oslo bergen trondheim stavanger norge norway

  ajax ajaxamsterdam feyenoord feyenoordrotterdam voetbal fotboll fotball football baseball basketball hammarby
  djurgarden rosenborg liverpool liverpoolfc youllneverwalkalone manchesterunited manchester chelsea arsenal barcelona
  realmadrid juventus

  iloveyou iloveyouforever iloveyousomuch iloveyoubaby iloveyoumom ilovemyself ilovemyfamily ilovemykids ilovemydog
  ilovemycat ilovemywife ilovemyhusband imissyou loveofmylife tothemoonandback foreverandever ikhouvanjou
  ikhouvanmezelf jagalskardig jagalskarmig jegelskerdeg ichliebedich bestfriends bestfriendsforever sweetheart princess
  prinses prinsessa prinsesse sunshine butterfly beautiful chocolate strawberry

  superman batman spiderman starwars maytheforcebewithyou winteriscoming gameofthrones lordoftherings harrypotter
  pokemon mickeymouse donaldduck hellokitty spongebob spongebobsquarepants hakunamatata abracadabra
  supercalifragilisticexpialidocious dragon monkey master whatever trustno
  correcthorse correcthorsebatterystaple thequickbrownfox thequickbrownfoxjumpsoverthelazydog tobeornottobe
  onceuponatime carpediem helloworld hellohello hallohallo hallowereld hallowelt heihei goodmorning goedemorgen
  godmorgon godmorgen idontknow idontremember ikweethetniet nietvergeten gefeliciteerd jesuschrist jesusislord
  jesuslovesme godisgood godislove ingodwetrust fuckyou fuckyoufuckyou fuckoff motherfucker congratulations
  unbelievable professional international communication relationship championship rollercoaster
  `
    .trim()
    .split(/\s+/),
)
