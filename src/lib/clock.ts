/** Minutes since midnight as '08:05'; 1440 is '24:00'. */
export function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** At least two digits. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}
