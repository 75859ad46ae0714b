/** Markup that is safe to write as it is: made by {@link html} alone. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Markup | undefined | false | readonly (string | number | Markup)[]

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it stands in HTML: marks of markup and control characters can do nothing. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (char) => ESCAPES[char] as string)
    .replace(/[\p{Cc}\p{Cf}]/gu, (char) => (char === '\n' || char === '\t' ? char : char === '\u00AD' || char === '\u200C' || char === '\u200D' ? '' : `&lt;U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}&gt;`))
}

/** HTML from a template: every value is escaped, except markup that this function made itself. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Markup {
  let out = strings[0] as string
  values.forEach((value, i) => {
    out += partText(value) + strings[i + 1]
  })
  return new Markup(out)
}

function partText(value: Part): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (Array.isArray(value)) return value.map(partText).join('')
  return escapeHtml(String(value))
}

/** Colours and type, for light and dark, screen and paper. Contrast is at least 4.5 to 1 throughout. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1d2327; --soft: #50585e; --page: #fff; --panel: #f4f6f7; --line: #b8c0c6; --rule: #1d4f73; --bad: #a3141e; --bad-page: #fdecec; --warn: #7a4b00; --warn-page: #fff4dc; --info: #1d4f73; --info-page: #e8f1f8; --good: #1b6033; --good-page: #e6f4ea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecef; --soft: #b3bcc3; --page: #14181b; --panel: #1e2429; --line: #4a555d; --rule: #8fc4ea; --bad: #ff9c9c; --bad-page: #3d1a1c; --warn: #ffc862; --warn-page: #3a2b0c; --info: #8fc4ea; --info-page: #16303f; --good: #8ed6a3; --good-page: #15331f; } }
* { box-sizing: border-box; }
html { font: 100%/1.55 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; color: var(--ink); background: var(--page); overflow-wrap: anywhere; }
main, header.top, footer.end { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
header.top { border-bottom: 4px solid var(--rule); padding-top: 1.5rem; padding-bottom: .75rem; margin-bottom: 1.5rem; }
footer.end { color: var(--soft); font-size: .875rem; border-top: 1px solid var(--line); padding-top: .75rem; padding-bottom: 2rem; margin-top: 3rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.4rem; line-height: 1.3; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p { margin: 0 0 .75rem; } .soft { color: var(--soft); } .lead { font-size: 1.1rem; }
a { color: var(--info); } a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--rule); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; } .skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .5rem; z-index: 1; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-variant-numeric: tabular-nums; } caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; } th.short, td.short { min-width: 6.5rem; } thead th { border-bottom: 2px solid var(--ink); } td.number, th.number { text-align: right; } td.number { white-space: nowrap; }
.scroll { overflow-x: auto; }
.tag { display: inline-block; white-space: nowrap; border-radius: .2rem; padding: 0 .45rem; font-weight: 600; font-size: .875rem; border: 1px solid currentColor; }
.good { color: var(--good); background: var(--good-page); } .mend { color: var(--bad); background: var(--bad-page); } .look { color: var(--warn); background: var(--warn-page); } .na { color: var(--soft); background: none; } .info { color: var(--info); background: var(--info-page); }
.banner { border-left: .5rem solid currentColor; padding: .75rem 1rem; margin: 0 0 1rem; } .banner p, .banner ol { color: var(--ink); } .banner p:last-child, .banner ol:last-child { margin-bottom: 0; } .banner strong { font-size: 1.25rem; }
.row { display: grid; grid-template-columns: minmax(0, 42rem) minmax(0, 1fr); column-gap: 2rem; align-items: start; }
.words { padding-bottom: .75rem; white-space: pre-line; } .words.wrapped { white-space: normal; } .words.line { padding-bottom: 0; } .words.last { padding-bottom: 1rem; } .words.heading { font-weight: 600; } .words.item { padding-left: 1.5rem; text-indent: -1.5rem; } .words.quote { border-left: 3px solid var(--line); padding-left: 1rem; }
.sheet { border: 1px solid var(--line); border-radius: .25rem; padding: 1.5rem; background: var(--page); }
mark { border-bottom: 2px solid currentColor; padding: 0 .1em; font: inherit; } mark a { color: inherit; text-decoration: none; } mark sup { font-size: .7em; font-weight: 600; line-height: 0; }
.notes { list-style: none; margin: 0 0 .75rem; padding: 0; } .notes li { border-left: 4px solid currentColor; padding: .4rem .7rem; margin: 0 0 .5rem; font-size: .94rem; line-height: 1.45; } .notes li > * { color: var(--ink); margin: 0; } .notes .name { font-weight: 600; } .notes .write { margin-top: .25rem; } .notes li:target, mark:target { outline: 3px solid var(--rule); }
nav.contents ul { columns: 18rem; padding-left: 1.2rem; }
figure { margin: 0 0 1rem; overflow-x: auto; } svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font: 14px "Source Sans 3", "Segoe UI", Arial, sans-serif; }
@media screen and (max-width: 60rem) { .row { grid-template-columns: minmax(0, 1fr); } .sheet { padding: 1rem; } }
@media screen and (max-width: 40rem) { svg { min-width: 36rem; } .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; } .stack thead { display: none; } .stack th, .stack td { border: 0; padding: .1rem 0; } .stack tr { border-bottom: 1px solid var(--line); padding: .6rem 0; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #333; --page: #fff; --panel: #fff; } html { font-size: 10pt; } main, header.top, footer.end { max-width: none; padding: 0; } .row { grid-template-columns: 60% 40%; column-gap: 1rem; } h2, h3, thead, caption { break-after: avoid; } tr, .notes li, .banner, figure, .keep { break-inside: avoid; } .joined { break-after: avoid; } p, .words { orphans: 3; widows: 3; } thead { display: table-header-group; } .skip, nav.contents { display: none; } .letter + .letter { break-before: page; } a { color: inherit; text-decoration: none; } @page { margin: 18mm 15mm; } }
`

/**
 * A whole page: one file, no script, nothing fetched. The content security policy forbids everything but its own style.
 *
 * @param title of the page
 * @param lead under the title
 * @param body what stands in it
 * @param foot the closing line
 */
export function page(title: string, lead: Markup, body: Markup, foot: string): string {
  return `<!doctype html>
${
  html`<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="letterlint">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><h1>${title}</h1>${lead}</header>
<main id="main">${body}</main>
<footer class="end"><p>${foot}</p></footer>
</body>
</html>`.text
}
`
}
