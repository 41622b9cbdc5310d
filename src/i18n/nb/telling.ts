import type { telling as original } from '../en/telling.ts'

export const telling: Readonly<Record<keyof typeof original, string>> = {
  'appointments.event.absent': 'Satt som ikke deltakende',
  'appointments.event.present': 'Deltar igjen',
  'desk.said.added': 'Én person til kommer til denne timen.',
  'telling.cancel': 'Avlys timene fra og med {when}',
  'telling.following': 'Endre serien fra og med {when}',
  'telling.move': 'Flytt timene fra og med {when}',
  'telling.repeat': 'Gjenta timen {when}',
  'telling.unseen':
    'Med dette valget leser pasienten noe annet. Ingenting er gjort ennå: les meldingen nedenfor, og trykk en gang til.',
}
