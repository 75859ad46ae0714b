import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0)
const folder = mkdtempSync(join(tmpdir(), 'letterlint-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PAGES = ['letter', 'letters', 'report', 'sample/001'] as const
const WIDTHS = [1280, 400] as const
const SCHEMES = { light: 1, dark: 0 } as const

async function write(...argv: string[]): Promise<void> {
  const io = { stdout: { write: () => true }, stderr: { write: () => true }, stdin: (async function* () {})(), cwd: folder, today: '2026-11-25', env: {} }
  expect(await run(argv, io)).toBe(0)
}

/** A copy of a page that runs axe-core over itself and tells the page around it; its own policy would forbid the script. */
function probing(name: string): string {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8').replaceAll('</script', '<\\/script')
  const page = readFileSync(join(folder, `${name}.html`), 'utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
  const copy = join(folder, `${name.replace('/', '-')}-probe.html`)
  const tell = `axe.run(document).then(({ violations, passes }) => parent.postMessage({
  found: violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map((node) => node.html + ' ' + node.failureSummary).join(' | ')),
  passes: passes.length,
  overflow: document.documentElement.scrollWidth - innerWidth,
  dark: matchMedia('(prefers-color-scheme: dark)').matches,
}, '*'))`
  writeFileSync(copy, page.replace('</body>', () => `<script>${axe}</script><script>${tell}</script></body>`))
  return copy
}

interface Told {
  found: string[]
  passes: number
  overflow: number
  dark: boolean
}

/** Opens a page in a frame of a width and returns what it tells. */
function probe(browser: string, page: string, width: number, scheme: keyof typeof SCHEMES): Told {
  const outer = join(folder, 'outer.html')
  const listen = "addEventListener('message', ({ data }) => { document.getElementById('told').textContent = btoa(encodeURIComponent(JSON.stringify(data))) })"
  writeFileSync(outer, `<!doctype html><pre id="told"></pre><script>${listen}</script><iframe src="${pathToFileURL(page).href}" style="border:0;width:${width}px;height:2000px"></iframe>`)
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', `--user-data-dir=${join(folder, 'profile')}`, `--blink-settings=preferredColorScheme=${SCHEMES[scheme]}`, '--window-size=1400,2200', '--virtual-time-budget=60000', '--dump-dom', pathToFileURL(outer).href]
  const { stdout, stderr } = spawnSync(browser, args, { encoding: 'utf8' })
  const told = /<pre id="told">([^<]+)</.exec(stdout)?.[1]
  if (told === undefined) throw new Error(`the page told nothing\n${stderr}`)
  return JSON.parse(decodeURIComponent(atob(told))) as Told
}

describe.skipIf(chromium === undefined && process.env['TEST_EVERYTHING'] !== 'true')('pages in Chromium (left out where there is none)', () => {
  beforeAll(async () => {
    const sample = join(root, 'fixtures/sample')
    const cases = ['A01', 'A05', 'B01'].map((name) => join(root, 'fixtures/cases', name))
    await write('check', sample, '--format', 'html', '--output', 'letter.html', '--fail-on', 'never')
    await write('check', ...cases, '--format', 'html', '--output', 'letters.html', '--fail-on', 'never')
    await write('report', ...cases, '--format', 'html', '--output', 'report.html')
    await write('sample', ...cases, '--size', '1', '--pages', 'sample')
  })

  const ways = PAGES.flatMap((page) => WIDTHS.flatMap((width) => (Object.keys(SCHEMES) as Array<keyof typeof SCHEMES>).map((scheme) => [page, width, scheme] as const)))
  test.for(ways)('%s at %i pixels, %s: axe-core finds nothing, and nothing runs over the edge', ([page, width, scheme]) => {
    const { found, passes, overflow, dark } = probe(chromium as string, probing(page), width, scheme)
    expect(found).toEqual([])
    expect(passes).toBeGreaterThan(15)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(dark).toBe(scheme === 'dark')
  })

  test('the checker would find something', () => {
    writeFileSync(join(folder, 'poor.html'), '<!doctype html><html><head></head><body><p style="color:#ddd;background:#fff">Faint</p><img src="x.png"></body></html>')
    expect(probe(chromium as string, probing('poor'), 1280, 'light').found.join()).toMatch(/color-contrast[^]*image-alt/)
  })
})
