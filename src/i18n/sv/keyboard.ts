import type { keyboard as original } from '../en/keyboard.ts'

export const keyboard: Readonly<Record<keyof typeof original, string>> = {
  'keyboard.always': 'Utan någon inställning',
  'keyboard.does': 'Vad det gör',
  'keyboard.does.back': 'Dagen före; i en vecka, veckan före',
  'keyboard.does.forward': 'Nästa dag; i en vecka, nästa vecka',
  'keyboard.does.lock': 'Lås skärmen',
  'keyboard.does.new': 'Ny tid',
  'keyboard.does.search': 'Sök patienter',
  'keyboard.does.today': 'Dagens tidbok',
  'keyboard.focus': 'När en del av sidan har bytts ut fortsätter tangentbordet i den nya delen.',
  'keyboard.keys': 'Tangenter',
  'keyboard.leaveFirst': 'Spara eller töm formuläret först: genvägen lämnar sidan och det du fyllt i.',
  'keyboard.linux':
    'Om ditt system byter tangentbordslayout med Alt och Skift: välj andra tangenter för det eller låt genvägarna vara av.',
  'keyboard.mac': 'På en Mac är Alt tangenten Alternativ (⌥).',
  'keyboard.off': 'De är avstängda.',
  'keyboard.on': 'De är på för dig.',
  'keyboard.setting': 'Kortkommandon',
  'keyboard.setting.hint': 'Alt och Skift med en bokstav: sök, i dag, nästa dag och så vidare',
  'keyboard.shortcuts': 'Kortkommandon',
  'keyboard.skip': 'Den första Tabb på en sida erbjuder att hoppa över det som står ovanför.',
  'keyboard.skip.agenda': 'Till tidboken',
  'keyboard.skip.lists': 'Till listorna',
  'keyboard.switch': 'Slå på eller av',
  'keyboard.tab': 'Allt kan nås med Tabb och tryckas med Enter eller mellanslag.',
  'keyboard.title': 'Tangentbord',
  'keyboard.typing':
    'Där tangenterna skriver ett tecken i ett fält, som på en Mac, skriver de det och gör inget annat.',
  'keyboard.unsaved': 'Så länge något du fyllt i inte är sparat lämnar inget kortkommando sidan.',
}
