import { describe, expect, it } from 'vitest'
import { drawLogo, drawPicture } from '../../src/lib/picture.ts'
import { photo, png } from '../helpers/pictures.ts'

describe('pictures that are sent at once', () => {
  it('are drawn one after the other, and none waits for ever behind a broken one', async () => {
    const [large, small] = [await photo(), await png()]
    const done: string[] = []
    const drawn = await Promise.all([
      drawPicture(large.subarray(0, 500)).finally(() => done.push('broken')),
      drawPicture(large).finally(() => done.push('large')),
      drawLogo(small).finally(() => done.push('small')),
    ])
    expect(done).toEqual(['broken', 'large', 'small'])
    expect(drawn.map(({ ok }) => ok)).toEqual([false, true, true])
  })
})
