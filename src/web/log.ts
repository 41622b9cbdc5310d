export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

type Field = 'method' | 'route' | 'request' | 'job' | 'count' | 'problem'

/** One line per event, JSON, with allow-listed fields only: patient data has no field to go to. */
export type Log = (level: LogLevel, event: string, fields?: Partial<Record<Field, string | number>>) => void

export function createLog(threshold: LogLevel, clock: () => number, write: (line: string) => void): Log {
  const worst = logLevels.indexOf(threshold)
  return (level, event, fields = {}) => {
    if (logLevels.indexOf(level) > worst) return
    write(JSON.stringify({ at: new Date(clock() * 1000).toISOString(), level, event, ...fields }))
  }
}
