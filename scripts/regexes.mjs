/**
 * Looks at every regular expression of `src` and `rules`: those that are written out, and those that are put together
 * when the program is loaded and a letter is checked: `npm run regexes`.
 *
 * 1. recheck tells whether a made-up text could keep it busy. What it found is kept in `scripts/regexes.json`, by a hash
 *    of the expression, so that only new ones are looked at; `--write` keeps what is found. One that recheck warns of,
 *    or cannot decide, must be listed there with a reason; one that is put together, by its beginning.
 * 2. Each is run over texts of 20,000, 40,000 and 80,000 characters that are made to trouble it: what recheck found, its
 *    own words and signs repeated, and a set of usual ones. An expression whose time grows faster than the text, or that
 *    takes longer than the limit, is a failure, whatever recheck says.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { check } from 'recheck'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const kept = join(root, 'scripts/regexes.json')
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false }, seconds: { type: 'string', default: '5' } } })

/** Milliseconds that an expression may take on 80,000 characters. */
const LIMIT = 250
/** Below this many milliseconds on 20,000 characters even time that grows with the square of the text does no harm. */
const QUICK = 0.5
const SIZES = [20_000, 40_000, 80_000]
/** Where an expression stands that is not written out. */
const TOGETHER = 'put together'

/**
 * @typedef {{ source: string, flags: string, places: string[] }} Literal
 * @typedef {{ regex?: string, begins?: string, says: string, why: string, pumps?: string[] }} Listed
 */

/** Every regular expression that is written out, with where it stands. @returns {Map<string, Literal>} */
function literals() {
  const found = new Map()
  for (const top of ['src', 'rules']) {
    for (const name of readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (!name.endsWith('.ts') || /\.test(?:ing)?\.ts$|^testing\.ts$/.test(name)) continue
      const file = ts.createSourceFile(name, readFileSync(join(root, top, name), 'utf8'), ts.ScriptTarget.Latest, true)
      /** @param {ts.Node} node */
      const visit = (node) => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/')
          const one = found.get(node.text) ?? { source: node.text.slice(1, end), flags: node.text.slice(end + 1), places: [] }
          one.places.push(`${top}/${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
          found.set(node.text, one)
        }
        ts.forEachChild(node, visit)
      }
      visit(file)
    }
  }
  return found
}

/** Adds the expressions that are put together from words and lists, as far as a letter with its case calls for them. @param {Map<string, Literal>} found */
async function addMade(found) {
  const outfile = join(root, 'dist/build/regexes.js')
  const contents = ['index', 'case/parse', 'redact/index', 'rule/filters/mask'].map((name) => `export * from './src/${name}.ts'`).join('\n')
  await build({ stdin: { contents, resolveDir: root }, outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' })
  const Usual = globalThis.RegExp
  globalThis.RegExp = new Proxy(Usual, {
    construct(target, [pattern, flags], called) {
      const made = Reflect.construct(target, [pattern, flags], called)
      if (typeof pattern === 'string' && new Error().stack?.split('\n')[2]?.includes(outfile)) found.set(String(made), { source: made.source, flags: made.flags, places: [TOGETHER] })
      return made
    },
  })
  try {
    const { check: checkLetter, loadResources, maskOf, parseCase } = await import(outfile)
    const sample = (/** @type {string} */ name) => readFileSync(join(root, 'fixtures/sample', name))
    const result = await checkLetter(sample('letter.md'), { format: 'markdown', today: '2026-11-25', case: parseCase(sample('case.yaml').toString()), complaint: sample('complaint.md').toString() })
    const { dictionaries, lexicon } = loadResources()
    maskOf(result, dictionaries.people, lexicon)('')
  } finally {
    globalThis.RegExp = Usual
  }
}

/** @param {string} text */
const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const USUAL = [
  ' ', '\t', '\n', 'a', 'A', '1', '-', '.', ',', '"', "'", '<', '[', '{', '(', '!', '/', '@', ':', '_', '\u2019', '\u00AB', 'a ', 'A ', 'Aa ', '1 ', 'a-', 'a.', "a'", 'a@', '.a', '-a', ', ', '\n ', ' \n', 'a\n', 'A1', '<a', '](', '![', '[-', '<!--', '{{', 'www.', 'http://', '1/', 'xx/', 'the ',
]

/** Texts to repeat that may trouble an expression: its own words and signs, and usual ones. @param {Literal} literal @param {Listed | undefined} listed */
function unitsOf({ source }, listed) {
  const plain = source.replace(/\\u([0-9A-Fa-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\\[bBdDsSwWpPnrt](?:\{\w+\})?/g, ' ')
  const words = [...new Set(plain.match(/\p{L}{2,}/gu) ?? [])].filter((_, i, all) => i % Math.ceil(all.length / 10) === 0)
  const signs = [...new Set(plain.match(/[^\p{L}\p{N}\s\\()|*+?^$]/gu) ?? [])]
  return [...new Set([...(listed?.pumps ?? []), ...USUAL, ...words.flatMap((word) => [word, `${word} `]), ...signs, ...signs.map((sign) => `a${sign}`)])]
}

/** Milliseconds of work, whatever else the machine does, of one run over a text. @param {RegExp} regex @param {string} text */
function time(regex, text) {
  regex.lastIndex = 0
  const began = process.cpuUsage()
  if (regex.global) text.replace(regex, '')
  else regex.exec(text)
  return process.cpuUsage(began).user / 1000
}

/** Why an expression is too slow, or undefined. @param {Literal} literal @param {Listed | undefined} listed */
function slowness(literal, listed) {
  const regex = new RegExp(literal.source, literal.flags)
  const head = /^\W*([a-z]+)/i.exec(literal.source.replace(/\\./g, ''))?.[1] ?? ''
  for (const unit of unitsOf(literal, listed)) {
    // A text that fails at its end tries every way to match; one that begins well gets into the expression.
    for (const [before, after] of head === '' ? [['', '\u0001']] : [['', '\u0001'], [`${head} `, '\u0001']]) {
      const texts = SIZES.map((size) => before + unit.repeat(Math.ceil(size / unit.length)) + after)
      time(regex, /** @type {string} */ (texts[0]).slice(0, 500))
      const least = (/** @type {string} */ text) => Math.min(time(regex, text), time(regex, text), time(regex, text))
      const small = time(regex, /** @type {string} */ (texts[0]))
      if (small < QUICK) continue
      const [first, middle, large] = texts.map(least)
      if (large > LIMIT || (large > 30 && large > 8 * first && large > 2.7 * middle)) return `${Math.round(large)} ms on ${SIZES.at(-1)} characters of ${JSON.stringify(unit)}, ${first.toFixed(1)} ms on ${SIZES[0]}`
    }
  }
  return undefined
}

/** @type {{ clear: string[], listed: Listed[] }} */
const { clear, listed } = JSON.parse(readFileSync(kept, 'utf8'))
const known = new Set(clear)
const all = literals()
const written = all.size
await addMade(all)
/** @type {Map<string, Listed>} */
const reasons = new Map()
for (const [text, { places }] of all) {
  const one = listed.find(({ regex, begins }) => (places[0] === TOGETHER ? begins !== undefined && text.startsWith(begins) : text === regex))
  if (one) reasons.set(text, one)
}
/** @type {string[]} */
const failures = []
let looked = 0

/** @type {Array<[string, Literal]>} */
const unknown = [...all].filter(([text]) => !known.has(hash(text)) && !reasons.has(text))
for (const [text, { source, flags, places }] of unknown) {
  looked++
  const said = await check(source, flags, { timeout: Number(values.seconds) * 1000 })
  if (said.status === 'safe') known.add(hash(text))
  else {
    const says = said.status === 'vulnerable' ? said.complexity.summary : 'not decided'
    const pumps = said.status === 'vulnerable' ? said.attack.pumps.map(({ pump }) => pump) : []
    reasons.set(text, { ...(places[0] === TOGETHER ? { begins: text.slice(0, 60) } : { regex: text }), says, why: '', ...(pumps.length > 0 ? { pumps } : {}) })
  }
}
for (const [text, literal] of all) {
  const one = reasons.get(text)
  if (one?.why === '') failures.push(`${literal.places.join(', ')}: recheck: ${one.says}, and no reason is given why that does no harm: ${text}`)
  const slow = slowness(literal, one)
  if (slow !== undefined) failures.push(`${literal.places.join(', ')}: ${slow}: ${text}`)
}
const used = new Set(reasons.values())
if (values.write) {
  const hashes = new Set([...all.keys()].map(hash))
  writeFileSync(kept, `${JSON.stringify({ clear: [...known].filter((one) => hashes.has(one)).toSorted(), listed: [...used] }, undefined, 1)}\n`)
} else for (const one of listed) if (!used.has(one)) failures.push(`scripts/regexes.json lists an expression that is not there any more: ${one.regex ?? one.begins}`)
for (const failure of failures) process.stdout.write(`${failure}\n`)
process.stdout.write(`${written} regular expressions written out and ${all.size - written} put together, ${looked} looked at anew; ${used.size} with a reason; ${failures.length} failures\n`)
process.exit(failures.length > 0 ? 1 : 0)
