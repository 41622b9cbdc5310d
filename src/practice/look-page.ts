import type { Translate } from '../i18n/translate.ts'
import { ledigAccent, type Mode, tonesFrom, tonesOf, worstPair } from './accent.ts'
import type { Labels } from './checked.ts'
import { type Look, logoSize, uploadAddress } from './look.ts'

type Values = Readonly<Record<string, string>>

/** What stands in the fields of the three forms. */
export function lookValues({ accent, logoHasName, focus, drawing }: Look): Values {
  return {
    accent: accent ?? '',
    picked: accent ?? ledigAccent,
    hasName: logoHasName ? 'yes' : '',
    focus,
    drawing: drawing ? 'yes' : '',
  }
}

/** The colours, the logo and the picture as pages show them now. */
export function lookModel(look: Look, t: Translate) {
  const chosen = look.accent ?? ledigAccent
  return {
    modes: (['light', 'dark'] as const).map((mode) => modeModel(chosen, mode, t)),
    logo: look.logo && { href: uploadAddress(look.logo.name), ...logoSize(look.logo, 224, 48) },
    picture: look.picture && { href: uploadAddress(look.picture.name), ...logoSize(look.picture, 240, 180) },
    focuses: [
      { value: 'left', label: t('look.focus.left') },
      { value: 'centre', label: t('look.focus.centre') },
      { value: 'right', label: t('look.focus.right') },
    ],
  }
}

export function lookLabels(t: Translate): Labels {
  return [
    ['accent', t('look.field.accent')],
    ['logo', t('look.logo')],
    ['picture', t('look.picture')],
  ]
}

const papers: Readonly<Record<Mode, { readonly ground: string; readonly ink: string }>> = {
  light: { ground: '#faf8f4', ink: '#1c2826' },
  dark: { ground: '#121817', ink: '#e9eeeb' },
}

/** What was chosen, what pages of this kind use, and why they differ. */
function modeModel(chosen: string, mode: Mode, t: Translate) {
  const tones = tonesOf(chosen, mode)
  const before = tenths(worstPair(tonesFrom(chosen, mode), mode))
  const after = tenths(worstPair(tones, mode))
  const values = { chosen, used: tones.accent, before, after }
  const words = tones.accent === chosen ? t('look.tone.kept', { after }) : t('look.tone.corrected', values)
  return { mode, chosen, ...tones, ...papers[mode], words }
}

/** Rounded down: what is short of 4.5 must not be said to have it. */
function tenths(ratio: number): number {
  return Math.floor(ratio * 10) / 10
}
