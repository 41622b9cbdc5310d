/** The milliseconds of processor time that it takes: a machine that is busy with other things adds nothing to them. */
export function effortOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
