import type { IsoDate } from '../lib/calendar.ts'

/** Where staff change what a rule is made of; '' for a page that this user may not open. */
export interface Ways {
  readonly functions: string
  readonly practice: string
  readonly templates: string
  type(id: number): string
  calendar(id: number): string
  location(id: number): string
  link(id: number): string
  kind(id: number): string
  template(id: number): string
  templateBlock(templateId: number, blockId: number): string
  day(calendarId: number, date: IsoDate): string
  block(calendarId: number, date: IsoDate, position: number): string
  closure(id: number): string
  absence(id: number): string
  appointment(id: number): string
  agenda(date: IsoDate): string
}

/** The pages that a role may open: settings are the owner's, the schedule is changed by owner and reception. */
export function waysFor(role: string): Ways {
  const owner = (href: string) => (role === 'owner' ? href : '')
  const desk = (href: string) => (role === 'owner' || role === 'reception' ? href : '')
  const settings = '/staff/settings'
  const schedule = '/staff/schedule'
  return {
    functions: owner(`${settings}/functions`),
    practice: owner(`${settings}/practice`),
    templates: desk(`${schedule}/templates`),
    type: (id) => owner(`${settings}/types/${id}`),
    calendar: (id) => owner(`${settings}/practitioners/${id}`),
    location: (id) => owner(`${settings}/locations/${id}`),
    link: (id) => owner(`${settings}/links/${id}`),
    kind: (id) => owner(`${schedule}/kinds/${id}`),
    template: (id) => desk(`${schedule}/templates/${id}`),
    templateBlock: (templateId, blockId) => desk(`${schedule}/templates/${templateId}/blocks/${blockId}`),
    day: (calendarId, date) => desk(`${schedule}/days?calendar=${calendarId}&date=${date}`),
    block: (calendarId, date, position) => desk(`${schedule}/days/${calendarId}/${date}/${position}`),
    closure: (id) => desk(`${schedule}/closures/${id}`),
    absence: (id) => desk(`${schedule}/absences/${id}`),
    appointment: (id) => `/staff/appointments/${id}`,
    agenda: (date) => `/staff/agenda?date=${date}`,
  }
}
