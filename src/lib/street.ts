/**
 * Whether a text seems to hold an address: a street with a number, or a postcode of the Netherlands, Sweden, Norway or
 * the United Kingdom. It is a guess for a warning, never for a refusal (O17).
 */
export function looksLikeAddress(text: string): boolean {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ')
  return shapes.some((shape) => shape.test(plain))
}

const streets =
  'straat|laan|weg|plein|kade|gracht|dreef|singel|hof|pad|steeg|dijk|markt|gatan|vägen|gränd|torget|stigen|allén|gate|gata|vei|veien|vegen|veg|plass|plassen|torg|allé|street|road|lane|avenue|square|drive|st|rd|ave'

const shapes = [
  // Lindelaan 14, Storgatan 3 B, Kirkegata 12
  new RegExp(`(?<!\\p{L})\\p{L}*(?:${streets})\\.? \\d{1,4}(?!\\d|[:.]\\d)`, 'iu'),
  // 12 High Street
  /(?<![\d:.])\d{1,4} (?:\p{Lu}\p{L}+ ){1,3}(?:street|road|lane|avenue|square|drive)(?!\p{L})/iu,
  // 1234 AB
  /(?<!\d)[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}\d])/u,
  // 114 55 Stockholm
  /(?<![\d-] ?)\d{3} \d{2} \p{Lu}\p{Ll}{2,}/u,
  // 0150 Oslo; not 2027 Januari
  /(?<![\d-] ?)(?!19\d\d|20[2-4]\d)\d{4} \p{Lu}\p{Ll}{2,}/u,
  // SW1A 1AA
  /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\p{L}\d])/u,
]
