/** What the clocks of a zone show, from Intl and plain search alone: it shares no rule with src/lib/calendar.ts. */
export interface Oracle {
  /** 'YYYY-MM-DD HH:MM:SS' at an instant in epoch seconds. */
  wall(at: number): string
  /** The instant of a wall time; one that is skipped moves on by the gap, of one that is repeated the first. */
  instant(date: string, minute: number): number
}

const oracles = new Map<string, Oracle>()

export function oracleOf(timeZone: string): Oracle {
  const oracle = oracles.get(timeZone) ?? makeOracle(timeZone)
  oracles.set(timeZone, oracle)
  return oracle
}

function makeOracle(timeZone: string): Oracle {
  // The Swedish way of writing is that of ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  })
  const wall = (at: number): string => format.format(at * 1000).replace(',', '')
  const shownAt = (at: number): number => Date.parse(`${wall(at).replace(' ', 'T')}Z`) / 1000

  return {
    wall,
    instant: (date, minute) => {
      const wanted = Date.parse(`${date}T00:00:00Z`) / 1000 + minute * 60
      // Europe's clocks stand between one hour behind and three hours ahead of UTC: the first instant that shows it.
      for (let at = wanted - 3 * 3600; at <= wanted + 3600; at += 900) if (shownAt(at) === wanted) return at
      const before = shownAt(wanted - 6 * 3600) - (wanted - 6 * 3600)
      return wanted - before
    },
  }
}
