import type { confirming as original } from '../en/confirming.ts'

export const confirming: Readonly<Record<keyof typeof original, string>> = {
  'confirming.again': 'Skicka en ny länk',
  'confirming.because': '{line}: {why}',
  'confirming.failed': 'Länken från {date} {time} kom inte fram',
  'confirming.message': 'Meddelande',
  'confirming.old': 'Länk skickad {date} {time}. Aldrig bekräftad, nu för gammal',
  'confirming.said.link-just-now':
    'Ingen andra länk: den till {to} är på väg eller gick nyss. Försök igen om fem minuter.',
  'confirming.said.link-over':
    'Ingen länk skickades till {to}. Kontaktuppgiften är redan bekräftad, eller så går det inte att skriva till den.',
  'confirming.said.link-patient-off': 'Ingen länk skickades till {to}. Patienten får inga meddelanden.',
  'confirming.said.link-practice-off':
    'Ingen länk skickades till {to}. Meddelanden är avstängda i inställningarna.',
  'confirming.said.link-protected':
    'Ingen länk skickades till {to}. Uppgifterna är skyddade och e-post är inte markerat på kortet.',
  'confirming.said.link-sent':
    'En länk är på väg till {to}. Kontaktuppgiften räknas som bekräftad när ägaren trycker på knappen bakom den.',
  'confirming.said.link-unsubscribed':
    'Ingen länk skickades till {to}. Ägaren har avslutat mejlen. Fråga på plats och välj ”Uppläst för patienten”.',
  'confirming.said.link-waits':
    'Länken till {to} väntar. Inga mejl går ut just nu: ingen e-postserver är inställd, eller så är utskicken pausade.',
  'confirming.send': 'Skicka en länk för bekräftelse',
  'confirming.sent': 'Länk skickad {date} {time}, inte bekräftad än',
  'confirming.skipped': 'Länken från {date} {time} skickades inte',
  'confirming.unknown': 'Länken från {date} {time} har kanske inte kommit fram',
  'confirming.waiting': 'Länk begärd {date} {time}, inte skickad än',
}
