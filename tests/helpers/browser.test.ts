import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

const PAGE = `<!doctype html><html lang="nl"><head><title>Fout: Gegevens – Ledig</title><script>x('<a href="/no">no</a>')</script></head>
<body><a href="#main">Skip</a><header><a href="/away?a=1&amp;b=2"><img src="/l.svg" alt="Ledig"> home</a><a href="tel:1">Bel</a></header>
<main id="main"><div class="es" id="errors"><ul><li><a href="#tel">Enter your number</a></li><li><a href="#b">Enter a year</a></li></ul></div>
<h1>Your<span class="vh"> own</span>
  details</h1><p>One<br>two&nbsp;&lt;b&gt; <time>09:10</time></p>
<form method="post" action="/check#errors" novalidate>
<input type="hidden" name="hold" value="a&amp;b"><input name="off" value="x" disabled>
<fieldset aria-describedby="b-e"><legend>Birth</legend><span class="em" id="b-e"><span class="vh">Error: </span>Enter a year</span>
<label for="b">Year</label><INPUT id="b" name="year" value="" aria-invalid="true"></fieldset>
<fieldset disabled><legend><input name="kept" value="1"></legend><input name="lost" value="1"></fieldset>
<input type="radio" name="for" id="me" value="me" checked><label for="me">Me</label>
<input type="radio" name="for" id="other" value="other"><label for="other">Someone <b>else</b></label>
<label><input type="checkbox" name="terms">I agree</label>
<input type="checkbox" name="day" value="1"><input type="checkbox" name="day" value="2" checked>
<select name="who"><option value="">No preference</option><option value="7" selected>Dr A</option></select>
<select name="where"><option>Here</option><option>There</option></select>
<textarea name="message" maxlength="20">
it's &lt;b&gt;</textarea>
<button class="btn" name="slot" value="0910">Go on</button><button name="slot" value="0930" formaction="/other">Other</button>
</form>
<form action="/find?old=1"><input name="q"><input type="submit" value="Find"></form>
<form method="post" action="/upload" enctype="multipart/form-data"><input type="file" name="csv" required><button>Upload</button></form>
<button>Alone</button><button form="late" name="x" value="1">Late</button><form id="late" method="post" action="/check"></form>
</main></body></html>`

const app = new Hono()
app.get('/form', (c) => {
  setCookie(c, 'seen', 'yes=1')
  return c.html(PAGE, 422)
})
app.get('/away', (c) => c.redirect('/echo?x=1', 303))
app.get('/strict', (c) => c.html(PAGE, 200, { 'Referrer-Policy': 'strict-origin' }))
app.get('/never', (c) => c.html(PAGE, 200, { 'Referrer-Policy': 'no-referrer' }))
app.get('/open', (c) => c.html('<form><select name="a"><option>1<option>2</select></form><form></form>'))
app.get('/leave', (c) => c.redirect('https://example.org/'))
app.get('/loop', (c) => c.redirect('/loop'))
app.get('/forget', (c) => {
  setCookie(c, 'seen', '', { maxAge: 0 })
  return c.redirect('/echo')
})
app.post('/upload', async (c) => {
  const file = (await c.req.formData()).get('csv')
  return c.text(file instanceof File ? `${file.name}: ${await file.text()}` : 'none')
})
app.post('/other', (c) => c.redirect('/echo', 303))
app.post('/keep', (c) => c.redirect('/echo', 307))
app.all('/echo', async (c) => c.json(await told(c.req.raw, getCookie(c, 'seen'))))
app.post('/check', async (c) => c.json(await told(c.req.raw, getCookie(c, 'seen'))))
app.get('/find', async (c) => c.json(await told(c.req.raw, undefined)))

async function told(request: Request, cookie: string | undefined) {
  return {
    url: request.url,
    method: request.method,
    cookie,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }
}

describe('the small browser', () => {
  const open = async (options = {}) => openBrowser(app, options).visit('/form#errors')

  it('reads a page', async () => {
    const page = await open()
    expect([page.status, page.path, page.lang, page.title]).toEqual([
      422,
      '/form',
      'nl',
      'Fout: Gegevens – Ledig',
    ])
    expect(page.heading).toBe('Your own details')
    expect(page.text).toContain('One\ntwo <b> 09:10\n')
    expect(page.text).not.toContain('no')
    expect(page.errors()).toEqual(['Enter your number', 'Enter a year'])
    expect(page.field('year')).toEqual({
      label: 'Year',
      value: '',
      values: [''],
      error: 'Enter a year',
      describedBy: 'Error: Enter a year',
      invalid: true,
    })
    expect(page.field('message').value).toBe("it's <b>")
    expect(page.field('for').values).toEqual(['me'])
    expect(page.url).toBe('http://localhost:3000/form#errors')
  })

  it('sends just what a browser sends', async () => {
    const page = await open({ ip: '192.0.2.7' })
    const answer = await page
      .fill({ year: 'é 1', message: 'a\nb', terms: true, day: ['1'], who: 'No preference' })
      .choose('Someone else')
      .choose('where', 'There')
      .press('Go on')
    const seen = JSON.parse(answer.html)
    expect(answer.path).toBe('/check')
    expect(seen.body).toBe(
      'hold=a%26b&year=%C3%A9+1&kept=1&for=other&terms=on&day=1&who=&where=There&message=a%0D%0Ab&slot=0910',
    )
    expect(seen.cookie).toBe('yes=1')
    expect(seen.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      referer: 'http://localhost:3000/form',
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
      'x-forwarded-for': '192.0.2.7',
    })
  })

  it('follows a redirect after a post with a get', async () => {
    const answer = await (await open()).press({ name: 'slot', value: '0930' })
    expect(answer.via).toEqual([{ status: 303, location: '/echo' }])
    expect(JSON.parse(answer.html)).toMatchObject({ method: 'GET', body: '' })
  })

  it('presses the first button of a name, and one that stands outside its form', async () => {
    expect(
      JSON.parse((await (await open()).form('[action^="/check"][novalidate]').press({ name: 'slot' })).html)
        .body,
    ).toMatch(/slot=0910$/)
    expect(JSON.parse((await (await open()).press('Late')).html).body).toBe('x=1')
  })

  it('puts a get form into the address and presses Enter', async () => {
    const answer = await (await open()).fill({ q: 'a b' }).form('[action^="/find"]').enter()
    expect([answer.path, answer.url]).toEqual(['/find', 'http://localhost:3000/find?q=a+b'])
  })

  it('uploads a file', async () => {
    const answer = await (await open()).fill({ csv: new File(['a;b'], 'list.csv') }).press('Upload')
    expect(answer.html).toBe('list.csv: a;b')
  })

  it('follows links, forgets cookies that are over, and keeps to this site', async () => {
    const page = await open()
    const answer = await page.link('Ledig home').click()
    expect(answer.query.get('x')).toBe('1')
    expect(await page.link('Skip').click()).toBe(page)
    await expect(page.link('Bel').click()).rejects.toThrow('leaves this site: tel:1')
    const browser = openBrowser(app)
    await browser.visit('/form')
    expect(browser.cookies.get('seen')).toBe('yes%3D1')
    expect(JSON.parse((await browser.visit('/forget')).html).cookie).toBeUndefined()
    await expect(browser.visit('/leave')).rejects.toThrow('leads to another site: https://example.org/')
    await expect(browser.visit('/open')).rejects.toThrow('a <select> on /open is lost')
    await expect(browser.visit('https://example.org/')).rejects.toThrow('is not on http://localhost:3000')
    await expect(browser.visit('/loop')).rejects.toThrow('more than 10 redirects')
  })

  it('says where it comes from as the policy allows, and nothing as a text browser', async () => {
    const sent = async (path: string, options = {}) => {
      const page = await openBrowser(app, options).visit(path)
      return JSON.parse((await page.press('Late')).html).headers
    }
    expect(await sent('/strict')).toMatchObject({
      referer: 'http://localhost:3000/',
      origin: 'http://localhost:3000',
    })
    expect(await sent('/never')).toMatchObject({ origin: 'null' })
    expect(await sent('/form', { headers: { origin: 'https://evil.example' } })).toMatchObject({
      origin: 'https://evil.example',
    })
    expect(Object.keys(await sent('/form', { textBrowser: true })).join()).not.toMatch(/origin|sec-fetch/)
  })

  it('lets an attacker change what nobody can type', async () => {
    const page = await open()
    const answer = await page
      .form(0)
      .tamper({ hold: 'mine', for: 'x', extra: '1', message: 'x'.repeat(21) })
      .press('Go on')
    expect(JSON.parse(answer.html).body).toMatch(/^hold=mine&.*message=x{21}&.*for=x&extra=1$/)
  })

  it.each<[string, (page: Awaited<ReturnType<typeof open>>) => unknown]>([
    ['no link Home on /form (422); there are: "Skip", "Ledig home"', (page) => page.link('Home')],
    ['no button Gone on /form (422); there are: "Go on", "Other"', (page) => page.press('Gone')],
    ['the button Alone on /form (422) belongs to no form', (page) => page.press('Alone')],
    ['no field email on /form (422); there are: "hold"', (page) => page.fill({ email: 'x' })],
    ['several forms  on /form (422)', (page) => page.form()],
    ['nobody can fill in hold', (page) => page.fill({ hold: 'x' })],
    ['nobody can fill in lost', (page) => page.fill({ lost: 'x' })],
    [
      'for in the form post /check#errors does not offer x; it offers: "me", "other"',
      (page) => page.fill({ for: 'x' }),
    ],
    [
      'message in the form post /check#errors takes 20 characters',
      (page) => page.fill({ message: 'x'.repeat(21) }),
    ],
    ['the browser does not send the form post /upload: csv is required', (page) => page.press('Upload')],
  ])('complains: %s', async (complaint, act) => {
    const page = await open()
    await expect(async () => act(page)).rejects.toThrow(complaint)
  })
})
