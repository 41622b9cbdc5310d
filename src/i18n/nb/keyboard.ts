import type { keyboard as original } from '../en/keyboard.ts'

export const keyboard: Readonly<Record<keyof typeof original, string>> = {
  'keyboard.always': 'Uten noen innstilling',
  'keyboard.does': 'Hva det gjør',
  'keyboard.does.back': 'Dagen før; i en uke, uken før',
  'keyboard.does.forward': 'Neste dag; i en uke, neste uke',
  'keyboard.does.lock': 'Lås skjermen',
  'keyboard.does.new': 'Ny time',
  'keyboard.does.search': 'Søk etter pasienter',
  'keyboard.does.today': 'Timeboken for i dag',
  'keyboard.focus': 'Når en del av siden er byttet ut, fortsetter tastaturet i den nye delen.',
  'keyboard.keys': 'Taster',
  'keyboard.leaveFirst': 'Lagre eller tøm skjemaet først: snarveien forlater siden og det du har fylt ut.',
  'keyboard.linux':
    'Hvis systemet ditt bytter tastaturoppsett med Alt og Skift: velg andre taster til det, eller la snarveiene være av.',
  'keyboard.mac': 'På en Mac er Alt tasten Tilvalg (⌥).',
  'keyboard.off': 'De er slått av.',
  'keyboard.on': 'De er på for deg.',
  'keyboard.setting': 'Hurtigtaster',
  'keyboard.setting.hint': 'Alt og Skift med en bokstav: søk, i dag, neste dag og så videre',
  'keyboard.shortcuts': 'Hurtigtaster',
  'keyboard.skip': 'Den første Tab på en side tilbyr å hoppe over det som står ovenfor.',
  'keyboard.skip.agenda': 'Til timeboken',
  'keyboard.skip.lists': 'Til listene',
  'keyboard.switch': 'Slå på eller av',
  'keyboard.tab': 'Alt kan nås med Tab og trykkes med Enter eller mellomrom.',
  'keyboard.title': 'Tastatur',
  'keyboard.typing':
    'Der tastene skriver et tegn i et felt, som på en Mac, skriver de det og gjør ingenting annet.',
  'keyboard.unsaved': 'Så lenge noe du har fylt ut ikke er lagret, forlater ingen hurtigtast siden.',
}
