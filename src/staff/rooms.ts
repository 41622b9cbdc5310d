/** A room or a device: something that appointments occupy besides the practitioner. */
export interface Room {
  readonly id: number
  readonly kind: 'room' | 'device'
  readonly name: string
  readonly locationId: number | null
  readonly active: boolean
  readonly rowVersion: number
}

export interface RoomChange {
  readonly name: string
  /** null: it goes from place to place. */
  readonly locationId: number | null
  readonly active: boolean
}
