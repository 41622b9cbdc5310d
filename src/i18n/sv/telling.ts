import type { telling as original } from '../en/telling.ts'

export const telling: Readonly<Record<keyof typeof original, string>> = {
  'appointments.event.absent': 'Markerad som ej deltagande',
  'appointments.event.present': 'Deltar igen',
  'desk.said.added': 'En person till kommer till den här tiden.',
  'telling.cancel': 'Avboka tiderna från och med {when}',
  'telling.following': 'Ändra serien från och med {when}',
  'telling.move': 'Flytta tiderna från och med {when}',
  'telling.repeat': 'Upprepa tiden {when}',
  'telling.unseen':
    'Med det här valet får patienten läsa något annat. Inget är gjort än: läs meddelandet nedan och tryck en gång till.',
}
