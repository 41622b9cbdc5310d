import type { Language } from '../i18n/languages.ts'

export type Words = Readonly<Record<Language, string>>

export const phone = '020 123 45 67'

export const hours: Words = {
  en: 'Monday to Friday 8:00–17:00',
  nl: 'maandag tot en met vrijdag 8.00–17.00 uur',
  sv: 'måndag till fredag 8.00–17.00',
  nb: 'mandag til fredag 8.00–17.00',
}

export const urgent: Words = {
  en: `Severe pain, a swollen face or bleeding that does not stop? Phone ${phone}. Life in danger? Phone 112.`,
  nl: `Hevige pijn, een dik gezicht of een bloeding die niet stopt? Bel ${phone}. Levensgevaar? Bel 112.`,
  sv: `Svår värk, svullet ansikte eller blödning som inte slutar? Ring ${phone}. Livshotande läge? Ring 112.`,
  nb: `Sterke smerter, hovent ansikt eller blødning som ikke stopper? Ring ${phone}. Fare for liv? Ring 112.`,
}

export const outOfHours: Words = {
  en: 'Evenings and weekends, if it cannot wait: Spoedpost Voorbeeld',
  nl: '’s Avonds en in het weekend, als het niet kan wachten: Spoedpost Voorbeeld',
  sv: 'Kvällar och helger, om det inte kan vänta: Spoedpost Voorbeeld',
  nb: 'Kvelder og helger, hvis det ikke kan vente: Spoedpost Voorbeeld',
}

export const lateCancel: Words = {
  en: 'An appointment that is cancelled within 24 hours may be charged. Phone us: we often find a way.',
  nl: 'Een afspraak die binnen 24 uur wordt afgezegd, kunnen we in rekening brengen. Bel ons: vaak vinden we een oplossing.',
  sv: 'En tid som avbokas inom 24 timmar kan debiteras. Ring oss: ofta hittar vi en lösning.',
  nb: 'En time som avbestilles innen 24 timer, kan bli belastet. Ring oss: ofte finner vi en løsning.',
}

export const professions = {
  dentist: { en: 'Dentist', nl: 'Tandarts', sv: 'Tandläkare', nb: 'Tannlege' },
  hygienist: { en: 'Dental hygienist', nl: 'Mondhygiënist', sv: 'Tandhygienist', nb: 'Tannpleier' },
  physiotherapist: {
    en: 'Physiotherapist',
    nl: 'Fysiotherapeut',
    sv: 'Fysioterapeut',
    nb: 'Fysioterapeut',
  },
} as const satisfies Record<string, Words>

interface TypeTexts {
  readonly name: Words
  readonly description: Words
  readonly information?: Words
}

export const typeTexts = {
  checkUp: {
    name: {
      en: 'Dental check-up',
      nl: 'Periodieke controle',
      sv: 'Undersökning hos tandläkare',
      nb: 'Undersøkelse hos tannlege',
    },
    description: {
      en: 'We look at your teeth, gums and old fillings. X-rays only if they are needed.',
      nl: 'We kijken naar uw gebit, uw tandvlees en oude vullingen. Röntgenfoto’s alleen als het nodig is.',
      sv: 'Vi tittar på tänder, tandkött och gamla lagningar. Röntgen bara om det behövs.',
      nb: 'Vi ser på tenner, tannkjøtt og gamle fyllinger. Røntgen bare hvis det trengs.',
    },
    information: {
      en: 'Do you take medicines? Bring the list from your pharmacy.',
      nl: 'Gebruikt u medicijnen? Neem de lijst van uw apotheek mee.',
      sv: 'Tar du mediciner? Ta med din läkemedelslista.',
      nb: 'Bruker du medisiner? Ta med medisinlisten din.',
    },
  },
  filling: {
    name: { en: 'Filling', nl: 'Vulling', sv: 'Lagning', nb: 'Fylling' },
    description: {
      en: 'For a hole that the dentist has already seen. Choose the dentist who saw it.',
      nl: 'Voor een gaatje dat de tandarts al heeft gezien. Kies de tandarts bij wie u was.',
      sv: 'För ett hål som tandläkaren redan har sett. Välj den tandläkare som du var hos.',
      nb: 'For et hull som tannlegen allerede har sett. Velg tannlegen du var hos.',
    },
    information: {
      en: 'After an injection your cheek is numb for about 2 hours. Eat beforehand.',
      nl: 'Na een verdoving is uw wang ongeveer 2 uur gevoelloos. Eet dus vooraf.',
      sv: 'Efter bedövning är kinden domnad i ungefär 2 timmar. Ät gärna innan.',
      nb: 'Etter bedøvelse er kinnet numment i omtrent 2 timer. Spis gjerne på forhånd.',
    },
  },
  hygiene: {
    name: {
      en: 'Dental hygienist',
      nl: 'Mondhygiënist',
      sv: 'Besök hos tandhygienist',
      nb: 'Time hos tannpleier',
    },
    description: {
      en: 'Cleaning, polishing and advice on brushing.',
      nl: 'Reinigen, polijsten en advies over poetsen.',
      sv: 'Rengöring, polering och råd om tandborstning.',
      nb: 'Rens, puss og råd om tannpuss.',
    },
  },
  emergency: {
    name: { en: 'Emergency', nl: 'Spoed', sv: 'Akut besvär', nb: 'Akutt' },
    description: {
      en: 'Pain, a broken tooth or a lost filling. We do what is needed today; the rest follows later.',
      nl: 'Pijn, een afgebroken tand of een verloren vulling. We doen wat nu nodig is, de rest volgt later.',
      sv: 'Värk, en avbruten tand eller en tappad lagning. Vi gör det som behövs nu, resten följer senare.',
      nb: 'Smerter, en knekt tann eller en fylling som har falt ut. Vi gjør det som trengs nå, resten senere.',
    },
  },
  wisdomTooth: {
    name: {
      en: 'Wisdom tooth removal',
      nl: 'Verstandskies trekken',
      sv: 'Borttagning av visdomstand',
      nb: 'Fjerning av visdomstann',
    },
    description: {
      en: 'The practice makes this appointment with you.',
      nl: 'De praktijk maakt deze afspraak met u.',
      sv: 'Mottagningen bokar den här tiden tillsammans med dig.',
      nb: 'Klinikken avtaler denne timen med deg.',
    },
  },
  firstTalk: {
    name: { en: 'First consultation', nl: 'Kennismaking', sv: 'Första samtal', nb: 'Første samtale' },
    description: {
      en: 'New here? Get to know us and say what you need. No treatment yet.',
      nl: 'Nieuw bij ons? Maak kennis en vertel wat u nodig hebt. Nog geen behandeling.',
      sv: 'Ny hos oss? Lär känna oss och berätta vad du behöver. Ingen behandling ännu.',
      nb: 'Ny hos oss? Bli kjent med oss og fortell hva du trenger. Ingen behandling ennå.',
    },
  },
  physiotherapy: {
    name: { en: 'Physiotherapy', nl: 'Fysiotherapie', sv: 'Fysioterapi', nb: 'Fysioterapi' },
    description: {
      en: 'Treatment of back, neck, shoulder, hip or knee, first visits too.',
      nl: 'Behandeling van rug, nek, schouder, heup of knie, ook voor een eerste keer.',
      sv: 'Behandling av rygg, nacke, axel, höft eller knä, även första besöket.',
      nb: 'Behandling av rygg, nakke, skulder, hofte eller kne, også første gang.',
    },
    information: {
      en: 'Wear clothes that you can move in and bring a towel.',
      nl: 'Draag kleding waarin u kunt bewegen en neem een handdoek mee.',
      sv: 'Ha kläder som du kan röra dig i och ta med en handduk.',
      nb: 'Ha på klær du kan bevege deg i, og ta med et håndkle.',
    },
  },
  backTraining: {
    name: { en: 'Back training', nl: 'Rugtraining', sv: 'Ryggträning', nb: 'Ryggtrening' },
    description: {
      en: 'An hour of exercises in a group of eight at most, led by the physiotherapist.',
      nl: 'Een uur oefenen in een groep van ten hoogste acht, onder leiding van de fysiotherapeut.',
      sv: 'En timmes träning i en grupp på högst åtta personer, ledd av fysioterapeuten.',
      nb: 'En times trening i en gruppe på høyst åtte, ledet av fysioterapeuten.',
    },
    information: {
      en: 'Bring indoor shoes. You can change and shower there.',
      nl: 'Neem zaalschoenen mee. U kunt er omkleden en douchen.',
      sv: 'Ta med inneskor. Det går att byta om och duscha där.',
      nb: 'Ta med innesko. Du kan skifte og dusje der.',
    },
  },
} as const satisfies Record<string, TypeTexts>

/** What whoever books physiotherapy reads after booking. */
export const beforePhysiotherapy = {
  en: 'Please prepare for your visit:\n\n- Fill in the questionnaire: https://praktijkdelinde.example/questionnaire\n- Bring a list of your medicines.\n- Come ten minutes early the first time.\n\nFever, or pain that suddenly gets worse? Then phone us before you come.',
  nl: 'Bereid uw bezoek zo voor:\n\n- Vul de vragenlijst in: https://praktijkdelinde.example/vragenlijst\n- Neem een lijst van uw medicijnen mee.\n- Kom de eerste keer tien minuten eerder.\n\nKoorts, of pijn die plotseling erger wordt? Bel ons dan voordat u komt.',
  sv: 'Förbered ditt besök så här:\n\n- Fyll i frågeformuläret: https://praktijkdelinde.example/formular\n- Ta med en lista över dina läkemedel.\n- Kom tio minuter tidigare första gången.\n\nFeber, eller smärta som plötsligt blir värre? Ring oss innan du kommer.',
  nb: 'Forbered besøket slik:\n\n- Fyll ut spørreskjemaet: https://praktijkdelinde.example/skjema\n- Ta med en liste over medisinene dine.\n- Kom ti minutter før første gang.\n\nFeber, eller smerter som plutselig blir verre? Ring oss før du kommer.',
} as const
