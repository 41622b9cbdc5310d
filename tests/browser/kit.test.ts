import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe, chromiumPath, withPage } from './kit.ts'

describe('the browser kit', () => {
  let server: Server
  let base = ''

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isPage = request.url?.endsWith('/') ?? false
      response.writeHead(isPage ? 422 : 404, {
        'content-type': 'text/html',
        'content-security-policy': "default-src 'self'",
      })
      response.end(request.url === '/bad/' ? BAD : GOOD)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })

  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('visits a sound page in silence, with script and without', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const heading = await withPage(
        { javaScriptEnabled, baseURL: base, colorScheme: 'dark' },
        async (page) => {
          await page.goto('/')
          return page.textContent('h1')
        },
      )
      expect(heading).toBe('Sound')
    }
  })

  it('tells what axe finds in one line each', async () => {
    await withPage({ baseURL: base }, async (page) => {
      await page.goto('/')
      expect(await axe(page)).toEqual([])
    })
    await withPage({ baseURL: base, tolerate: /./ }, async (page) => {
      await page.goto('/bad/')
      expect((await axe(page)).join('\n')).toMatch(
        /^image-alt \(critical\): .*: img <img src="\/gone\.png">$/m,
      )
    })
  })

  it('fails with all that the browser complained of', async () => {
    const visit = withPage({ baseURL: base }, (page) => page.goto('/bad/'))
    await expect(visit).rejects.toThrow(/^the browser complained:\n[\s\S]*inline style/)
    await expect(withPage({ baseURL: base }, (page) => page.goto('/bad/'))).rejects.toThrow(
      /404: .*\/gone\.png/,
    )
  })

  it('says in one line what to install where there is no browser', () => {
    expect(() => chromiumPath('/nowhere/chromium')).toThrow(
      /^no browser at \/nowhere\/chromium: apt-get install chromium \(or set CHROMIUM to where one is\)$/,
    )
  })
})

const GOOD =
  '<!doctype html><html lang="en"><head><title>Sound</title></head><body><main><h1>Sound</h1></main></body></html>'
const BAD =
  '<!doctype html><html lang="en"><head><title>Bad</title></head><body><main><h1 style="color: red">Bad</h1><img src="/gone.png"></main></body></html>'
