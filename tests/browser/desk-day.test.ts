import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rows, slotAt } from '../helpers/booking.ts'
import { addCard } from '../helpers/cards.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, password, signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { book, bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { type Hand, keyboard, mouse, plain } from './hands.ts'
import { withPage } from './kit.ts'

let house: House
let site: Listening

beforeEach(async () => {
  house = openHouse()
  await addStaff(house.db, 'reception', house.now)
  const owner = await signedIn(house, 'owner')
  const settings = await owner.visit('/staff/settings/fine-tuning')
  await settings.fill({ onlineList: true }).press('Save')
  addCard(house, { contacts: ['noor@example.org'] })
  addCard(house, {
    firstName: 'Ada',
    lastName: 'Visser',
    birthDate: '1985-05-05',
    contacts: ['ada@example.org'],
  })
  addCard(house, { firstName: 'Ada Maria', lastName: 'Visser', birthDate: '1985-05-05', contacts: [] })
  const today = (time: string) => ({ startsAt: at('2027-01-25', time) })
  bookAtDesk(house, today('11:30'))
  bookAtDesk(house, { ...today('09:00') }, { firstName: 'Kees' })
  bookAtDesk(house, { ...today('14:00'), email: null, phone: '+31612345678' }, { firstName: 'Mees' })
  const session = bookAtDesk(house, today('15:00'), { firstName: 'Lotte' })
  house.set('appointment', session.appointmentId, { places: 3 })
  // In the way of what will be a series on Tuesdays.
  bookAtDesk(house, { startsAt: at('2027-02-02', '13:30') }, { firstName: 'Milan' })
  await book(house, slotAt('10:00', '2027-01-28'))
  house.now = at('2027-01-25', '11:12')
  site = await listen(house)
})

afterEach(() => site.close())

const toAgenda = (hand: Hand) => hand.follow(/^Agenda$/, /Choose an appointment to see it here/)

const steps: readonly (readonly [name: string, go: (hand: Hand) => Promise<void>])[] = [
  [
    'signs in',
    async (hand) => {
      await hand.visit('/staff/sign-in')
      await hand.write(/^E-mail/, 'reception@example.test')
      await hand.write(/^Password/, password)
      await hand.press(/^Sign in$/, /25 Monday January 2027/i)
    },
  ],
  [
    'looks at tomorrow and comes back',
    async (hand) => {
      await hand.follow(/^Next day/, /26 Tuesday/i)
      await hand.follow(/^Previous day/, /25 Monday/i)
      await hand.follow(/^Next day/, /26 Tuesday/i)
      await hand.follow(/^Today$/, /25 Monday/i)
    },
  ],
  [
    'searches a patient and opens the card',
    async (hand) => {
      await hand.follow(/^Patients$/, /Search patients/)
      await hand.write(/^Search patients/, 'visser ada')
      await hand.press(/^Search$/, /2 patients/)
      await hand.follow(/^Visser, Ada$/, /Card made by the practice/)
    },
  ],
  [
    'books a new patient from a gap',
    async (hand) => {
      await toAgenda(hand)
      await hand.follow(/^Next day/, /26 Tuesday/i)
      await hand.follow(/^09:00 free/, /When and what/)
      await hand.press(/^New patient$/, /First name/)
      await hand.write(/^First name/, 'Jip')
      await hand.write(/^Last name/, 'van Dam')
      await hand.write(/^E-mail/, 'jip@example.org')
      await hand.press(/^Book appointment$/, /Booked: Tue 26 Jan 09:00/)
    },
  ],
  [
    'finds the next free time for a known one',
    async (hand) => {
      await hand.follow(/^Find a free time$/, /Show free times/)
      await hand.write(/^From/, '2027-01-26')
      await hand.pick(/^Part of the day/, 'Afternoon')
      await hand.press(/^Show free times$/, /free times until .* 27 January/)
      await hand.press(/^13:30 Anna de Vries ?, Tuesday 26/, /13:30–14:00: free/)
      await hand.write(/^Patient/, 'visser 5-5-1985')
      await hand.press(/^Find$/, /2 patients found/)
      await hand.press(/^Visser, Ada (?!Maria)/, /Dear Ada Visser/)
      await hand.press(/^Book appointment$/, /Booked: Tue 26 Jan 13:30/)
    },
  ],
  [
    'books another one over it on purpose',
    async (hand) => {
      await hand.follow(/^New appointment$/, /When and what/)
      await hand.write(/^Date/, '2027-01-26')
      await hand.write(/^Time/, '13:30')
      await hand.pick(/^Practitioner/, 'Anna de Vries')
      await hand.write(/^Patient/, 'noor bakker')
      await hand.press(/^Find$/, /1 patient found/)
      await hand.press(/^Bakker, Noor/, /Dear Noor Bakker/)
      await hand.press(/^Book appointment$/, /nothing you typed is lost/)
      await hand.tick(/^Book over it on purpose/)
      await hand.press(/^Book appointment$/, /Booked: Tue 26 Jan 13:30/)
    },
  ],
  [
    'marks what becomes of a visit, one click back too',
    async (hand) => {
      await hand.follow(/^Today$/, /25 Monday/i)
      await hand.follow(/^11:30 Sanne Bos/, /3 February 1980/)
      await hand.press(/^Confirmed$/, /Confirmed (25 Jan )?11:12, Ines Maas/)
      await hand.press(/^Arrived$/, /Arrived 11:12, Ines Maas/)
      await hand.press(/^In treatment$/, /In treatment 11:12, Ines Maas/)
      await hand.press(/^Done$/, /Done 11:12, Ines Maas/)
      await hand.press(/^Departed$/, /Departed 11:12, Ines Maas/)
      await hand.press(/^Back to “done”/, /Back to “in treatment”/)
    },
  ],
  [
    'says who did not come',
    async (hand) => {
      await toAgenda(hand)
      await hand.follow(/^09:00 Kees Bos/, /3 February 1980/)
      await hand.press(/^Did not come$/, /Did not come 11:12, Ines Maas/)
    },
  ],
  [
    'says that Anna runs late, and that she does no longer',
    async (hand) => {
      await toAgenda(hand)
      await hand.follow(/^Running late Anna de Vries/, /How many minutes late/)
      await hand.press(/^20 min late/, /Anna de Vries is running 20 min late/)
      await hand.follow(/^20 min late Anna/, /Now: 20 min late/)
      await hand.press(/^On time again/, /Running late Anna/)
    },
  ],
  [
    'moves one with the clipboard and takes it back',
    async (hand) => {
      await hand.follow(/^Next day/, /26 Tuesday/i)
      await hand.follow(/^09:00 Jip van Dam/, /Move in the agenda/)
      await hand.press(/^Move in the agenda$/, /Moving: J\. van Dam, 30 min/)
      await hand.follow(/^Next day/, /27 Wednesday/i)
      await hand.follow(/^13:00 Move here/, /Wednesday 27 January 2027, 13:00/)
      await hand.press(/^Move the appointment$/, /Moved to Wed 27 Jan 13:00/)
      await hand.press(/^Undo$/, /Taken back\. It is as it was/)
    },
  ],
  [
    'moves it with the form',
    async (hand) => {
      await hand.follow(/^Move$/, /Where to\?/)
      await hand.write(/^Time/, '10:00')
      await hand.press(/^Check this time$/, /Tuesday 26 January 2027, 10:00/)
      await hand.press(/^Move the appointment$/, /Moved to Tue 26 Jan 10:00/)
    },
  ],
  [
    'cancels with a reason and phones',
    async (hand) => {
      await toAgenda(hand)
      await hand.follow(/^14:00 Mees Bos/, /3 February 1980/)
      await hand.follow(/^Cancel appointment$/, /Who cancels\?/)
      await hand.tick(/^The practice/)
      await hand.write(/^Reason/, 'The machine is broken')
      await hand.press(/^Cancel the appointment$/, /it is on the call list/)
      await hand.follow(/^Follow-up/, /1 person has to be phoned/)
      await hand.follow(/^Open the call list$/, /Mees Bos/)
      await hand.press(/^Reached ?, Mees Bos/, /Nobody has to be phoned/)
    },
  ],
  [
    'makes a series and leaves out the day that is taken',
    async (hand) => {
      await toAgenda(hand)
      await hand.follow(/^Next day/, /26 Tuesday/i)
      await hand.follow(/^13:30 A\. Visser/, /5 May 1985/)
      await hand.follow(/^Make a series$/, /Every how many weeks\?/)
      await hand.write(/^Number of times/, '4')
      await hand.press(/^Show the dates$/, /2 of 3 fit/)
      await hand.pick(/^What to do on/, 'Leave out')
      await pressAsRead(hand, /^Book these dates$/, /2 more appointments are booked/)
    },
  ],
  [
    'cancels the second of it and what follows',
    async (hand) => {
      await hand.follow(/^Next: /, /9 February 2027/)
      await hand.follow(/^Change the series$/, /Only this one/)
      await hand.follow(/^Cancel this and the following$/, /Whose wish is it/)
      await hand.tick(/^The patient’s/)
      await pressAsRead(hand, /^Cancel the ticked ones$/, /2 appointments are cancelled/)
    },
  ],
  [
    'adds a person to a session, who then does not take part',
    async (hand) => {
      await toAgenda(hand)
      await hand.follow(/^15:00 Lotte Bos/, /Add a person/)
      await hand.follow(/^Add a person$/, /Contact for this appointment/)
      await hand.write(/^Patient/, 'noor bakker')
      await hand.press(/^Find$/, /1 patient found/)
      await hand.press(/^Bakker, Noor/, /Dear Noor Bakker/)
      await hand.press(/^Book appointment$/, /2 of 3 places/)
      await hand.press(/^Set as not taking part.* Noor Bakker/, /Set as taking part/)
    },
  ],
  [
    'opens the slip',
    async (hand) => {
      await hand.follow(/^Slip$/, /Print this page with your browser/)
      await hand.follow(/^Back to the appointment$/, /2 of 3 places/)
    },
  ],
  [
    'looks at the week, the list and the rooms, and keeps a view',
    async (hand) => {
      await toAgenda(hand)
      await hand.follow(/^Week$/, /4 Week/i)
      await hand.follow(/^List$/, /Time Patient Type Practitioner Status/i)
      await hand.follow(/^Day$/, /Practitioners ?Rooms/)
      await hand.follow(/^Rooms$/, /Without a room/)
      await hand.unfold(/^More$/)
      await hand.follow(/^Save views$/, /As the agenda is now/)
      await hand.write(/^Name/, 'By room')
      await hand.press(/^Save this view$/, /Everything ?By room/)
      await hand.follow(/^Practitioners$/, /Running late Anna/)
      await hand.follow(/^By room$/, /Without a room/)
      await hand.follow(/^Everything$/, /Running late Anna/)
    },
  ],
  [
    'hides the names and shows them again',
    async (hand) => {
      await hand.press(/^Hide names$/, /Show names/)
      await hand.miss(/Kees|Sanne|Lotte/)
      await hand.press(/^Show names$/, /Kees Bos/)
    },
  ],
  [
    'sees what was booked online',
    async (hand) => {
      await hand.follow(/^Online/, /Came in/)
      await hand.press(/^Seen ?, Noor Bakker/, /1 entry is marked as seen|Nothing here|Ines Maas, 25/)
    },
  ],
  [
    'merges two cards and takes it back',
    async (hand) => {
      await hand.follow(/^Patients$/, /Search patients/)
      await hand.write(/^Search patients/, 'maria visser')
      await hand.press(/^Search$/, /1 patient/)
      await hand.follow(/^Visser, Ada Maria$/, /Card made by the practice/)
      await hand.follow(/^Merge with another card/, /Cards that may be the same person/)
      await hand.follow(/^Visser, Ada$/, /Are these the same person/)
      await hand.press(/^Merge the cards$/, /Merged cards/)
      await hand.unfold(/^Undo…/)
      await hand.press(/^Undo the merge/, /The merge is undone/)
    },
  ],
  [
    'prints the day',
    async (hand) => {
      await toAgenda(hand)
      await hand.unfold(/^More$/)
      await hand.follow(/^Print$/, /Use the browser to print/)
      await hand.follow(/^Back to the agenda$/, /Choose an appointment to see it here/)
    },
  ],
  [
    'locks the screen and goes on',
    async (hand) => {
      await hand.press(/^Lock$/, /Ines Maas is signed in here/)
      await hand.write(/^Password/, password)
      await hand.press(/^Unlock$/, /Sign out/)
    },
  ],
  ['signs out', (hand) => hand.press(/^Sign out$/, /Password/)],
]

/** Where the last choice makes another letter, that is shown first; with script it stands there already. */
async function pressAsRead(hand: Hand, button: RegExp, sees: RegExp): Promise<void> {
  await hand.press(button, new RegExp(`${sees.source}|press once more`))
  const isDone = await hand.miss(/press once more/).then(
    () => true,
    () => false,
  )
  if (!isDone) await hand.press(button, sees)
}

async function spend(hand: Hand): Promise<void> {
  for (const [name, go] of steps)
    await go(hand).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(`she ${name}: ${why}`, { cause: error })
    })
  expect(left()).toEqual(expected)
}

/** What the day leaves behind in the database. */
function left() {
  const all = (sql: string) => rows(house.db, sql).map((row) => Object.values(row).join(' ').trim())
  return {
    appointments: all(`select substr(local_start, 1, 16), first_name, appointment.status,
        case when on_purpose = 1 then 'on purpose' when present = 0 then 'absent' else '' end
      from appointment join attendee on appointment_id = appointment.id join patient on patient.id = patient_id
      order by local_start, attendee.id`),
    messages: all('select kind, channel, state, count(*) from message group by 1, 2, 3 order by 1, 2, 3'),
    events: all('select action, count(*) from appointment_event group by 1 order by 1'),
    cards: all('select first_name, last_name, merged_into from patient order by id'),
    merges: all('select count(*), count(undone_at) from patient_merge'),
    late: all('select minutes from running_late order by id desc limit 1'),
    views: all('select name from agenda_view'),
    open: all(`select (select count(*) from picked_up), (select count(*) from follow_up where closed_at is null),
      (select count(*) from online_entry where seen_at is null),
      (select count(*) from session join staff_user on staff_user.id = user_id
        where role = 'reception' and ended_at is null)`),
  }
}

const expected: ReturnType<typeof left> = {
  appointments: [
    '2027-01-25T09:00 Kees no-show',
    '2027-01-25T11:30 Sanne done',
    '2027-01-25T14:00 Mees cancelled',
    '2027-01-25T15:00 Lotte booked',
    '2027-01-25T15:00 Noor booked absent',
    '2027-01-26T10:00 Jip booked',
    '2027-01-26T13:30 Ada booked',
    '2027-01-26T13:30 Noor booked on purpose',
    '2027-01-28T10:00 Noor booked',
    '2027-02-02T13:30 Milan booked',
    '2027-02-09T13:30 Ada cancelled',
    '2027-02-16T13:30 Ada cancelled',
  ],
  messages: [
    'cancelled none skipped 1',
    'confirmation email skipped 5',
    'confirmation email waiting 7',
    'confirmation none skipped 1',
    'series-created email waiting 1',
  ],
  events: [
    'arrived 1',
    'booked 12',
    'cancelled 3',
    'confirmed 1',
    'departed 1',
    'done 1',
    'edited 1',
    'in-treatment 1',
    'message-skipped 2',
    'moved 2',
    'no-show 1',
    'status-undone 1',
    'undone 1',
  ],
  cards: [
    'Noor Bakker',
    'Ada Visser',
    'Ada Maria Visser',
    'Sanne Bos',
    'Kees Bos',
    'Mees Bos',
    'Lotte Bos',
    'Milan Bos',
    'Jip van Dam',
  ],
  merges: ['1 1'],
  late: ['0'],
  views: ['By room'],
  open: ['0 0 0 0'],
}

const visit = () => ({ viewport: { width: 1280, height: 900 }, baseURL: site.url, locale: 'en-GB' })

describe('a receptionist’s day', () => {
  it('goes by mouse', () => withPage(visit(), (page) => spend(mouse(page))), 120_000)
  it('goes by keyboard alone', () => withPage(visit(), (page) => spend(keyboard(page))), 120_000)
  it('goes without script', () => spend(plain(site.url)), 120_000)
})
