import type { confirming as original } from '../en/confirming.ts'

export const confirming: Readonly<Record<keyof typeof original, string>> = {
  'confirming.again': 'Nieuwe link sturen',
  'confirming.because': '{line}: {why}',
  'confirming.failed': 'De link van {date} {time} is niet aangekomen',
  'confirming.message': 'Bericht',
  'confirming.old': 'Link gestuurd {date} {time}. Nooit bevestigd, inmiddels te oud',
  'confirming.said.link-just-now':
    'Geen tweede link: die naar {to} is onderweg of net verstuurd. Probeer het over vijf minuten opnieuw.',
  'confirming.said.link-over':
    'Er is geen link gestuurd naar {to}. Het contactgegeven is al bevestigd, of er kan niet naar geschreven worden.',
  'confirming.said.link-patient-off':
    'Er is geen link gestuurd naar {to}. Deze patiënt krijgt geen berichten.',
  'confirming.said.link-practice-off':
    'Er is geen link gestuurd naar {to}. Berichten staan uit in de instellingen.',
  'confirming.said.link-protected':
    'Er is geen link gestuurd naar {to}. De gegevens zijn geheim en e-mail is op de kaart niet aangevinkt.',
  'confirming.said.link-sent':
    'Er is een link onderweg naar {to}. Het contactgegeven telt als bevestigd zodra de eigenaar op de knop erachter drukt.',
  'confirming.said.link-unsubscribed':
    'Er is geen link gestuurd naar {to}. De eigenaar heeft zich uitgeschreven. Vraag het aan de balie en kies ‘Voorgelezen aan de patiënt’.',
  'confirming.said.link-waits':
    'De link naar {to} wacht. Er gaan nu geen e-mails uit: er is geen mailserver ingesteld, of het versturen is gepauzeerd.',
  'confirming.send': 'Link ter bevestiging sturen',
  'confirming.sent': 'Link gestuurd {date} {time}, nog niet bevestigd',
  'confirming.skipped': 'De link van {date} {time} is niet gestuurd',
  'confirming.unknown': 'De link van {date} {time} is misschien niet aangekomen',
  'confirming.waiting': 'Link aangevraagd {date} {time}, nog niet verstuurd',
}
