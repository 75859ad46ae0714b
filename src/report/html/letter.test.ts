import { describe, expect, test } from 'vitest'
import { checkText } from '../../testing.ts'
import { lettersPage } from './letter.ts'

const names = new Map([['cps', 'Crown Prosecution Service']])

describe('the page of a letter', () => {
  test('marks the words of a finding and links them with it, both ways', () => {
    const result = checkText('Dear Mr Vane\n\nWe apoligise for the delay.\n')
    const page = lettersPage([{ path: 'a.md', result }], '1.0.0', names)
    const number = /id="letter-1-mark-(\d+)"/.exec(page)?.[1]
    expect(page).toContain(`href="#letter-1-finding-${number}"`)
    expect(page).toContain(`id="letter-1-finding-${number}"`)
    expect(page).toMatch(/<mark class="mend">apoligise</)
  })

  test('obeys nothing that stands in a letter', () => {
    const hostile = 'Dear Mr <script>alert(1)</script>\n\n<img src=x onerror=alert(1)> "&#39;\u202E\u0007 apoligise </style><style>\n'
    const page = lettersPage([{ path: '"><script>x</script>.md', result: checkText(hostile, { format: 'text' }) }], '1.0.0', names)
    for (const bad of ["<script", "<img", "\u202E", "\u0007"]) expect(page).not.toContain(bad)
    expect(page.match(/<style>/g)).toHaveLength(1)
    expect(page).toContain("default-src 'none'")
    expect(page).toContain('&lt;U+202E&gt;')
  })

  test('fetches nothing', () => {
    const page = lettersPage([{ path: 'a.md', result: checkText('Dear Mr Vane\n\nWe are sorry.\n') }], '1.0.0', names)
    expect(page).not.toMatch(/(?:src|href)="(?!#)/)
    expect(page).not.toMatch(/url\(|@import/)
  })

  test('shows the issues of the complaint and several letters with a list of them', () => {
    const result = checkText('Dear Mr Vane\n\nThe hearing moved because the judge was ill.\n', { complaint: 'Why did the hearing move? Why did nobody ring me?' })
    const page = lettersPage([{ path: 'a.md', result }, { path: 'b.md', result }], '1.0.0', names)
    expect(page).toContain('Issues of the complaint')
    expect(page).toContain('href="#letter-2"')
  })
})
