import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeEach(() => {
  bench = benchOf()
})
afterEach(() => bench.end())

const put = (name: string, content: string): string => bench.put(name, content)
const deadlines = (...argv: string[]): ReturnType<Bench['cli']> => bench.cli('deadlines', ...argv)

const CASE = 'organisation: cps\nletter: stage-one\nreference: "CO/1;2,3"\nreceived: 2026-11-02\ntriaged: 2026-11-02\nacknowledged: 2026-11-04\nallocated: 2026-11-05\n'

describe('letterlint deadlines', () => {
  test('prints every clock of a case within 80 columns, and what comes next', async () => {
    put('case.yaml', CASE)
    const { code, out } = await deadlines('case.yaml')
    expect(code).toBe(0)
    expect(out).toContain('Acknowledgement: done in time')
    expect(out).toContain('Checked draft back with the coordinator: due (today)')
    expect(out).toContain('Next: Checked draft back')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('exits with 1 when a clock of the office is missed', async () => {
    expect((await deadlines('--set', 'received=2026-09-01', '--set', 'letter=stage-one')).code).toBe(1)
  })

  test('over a folder: what is overdue and what falls due', async () => {
    put('a/case.yaml', CASE)
    put('b.case.yaml', CASE.replace('2026-11-04', '2026-11-10').replace('CO/1;2,3', 'CO/2'))
    put('c/case.yaml', 'organisation: cps\nletter: stage-two\nreference: CO/3\nreceived: 2026-09-01\n')
    const { code, out } = await deadlines('.', '--within', '3')
    expect(code).toBe(1)
    expect(out).toMatch(/Overdue: \d/)
    expect(out).toContain('CO/3: Reply, due Tuesday 29 September 2026, 6 or more days late')
    expect(out).toContain('Due within 3 working days: 6')
    expect(out).toContain('Done, but late: 1')
  })

  test('a case that cannot be read is named with its line, and the others are still counted', async () => {
    put('a/case.yaml', CASE)
    put('b/case.yaml', 'letter: stage-one\nreceived: 2026-02-31\n')
    put('c/case.yaml', 'letter: stage-one\nreceived: 2026-11-20\nsent: 2026-11-02\n')
    const { code, out, err } = await deadlines('.', '--format', 'json')
    expect(code).toBe(2)
    expect(err).toContain('b: line 2: "received"')
    expect(err).toContain('c: line 3: "sent" (2 November 2026) comes before "received"')
    expect(JSON.parse(out).cases).toHaveLength(2)
  })

  test('writes a calendar that a strict parser reads, with reminders', async () => {
    put('case.yaml', `${CASE.replace('CO/1;2,3', 'Ünï/çødé-reference-of-a-good-length-so-that-lines-fold')}`)
    const { out } = await deadlines('case.yaml', '--format', 'ics')
    for (const line of out.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const calendar = new ICAL.Component(ICAL.parse(out))
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
    expect(events.map((event) => event.startDate.toString())).toEqual(['2026-11-25', '2026-11-30', '2026-11-30'])
    for (const event of events) {
      expect(event.startDate.isDate).toBe(true)
      expect(event.summary).toContain('Ünï/çødé')
      expect(event.component.getAllSubcomponents('valarm')).toHaveLength(2)
    }
    expect(new Set(events.map((event) => event.uid)).size).toBe(3)
  })

  test('asks for something to work on', async () => {
    const { code, err } = await deadlines()
    expect(code).toBe(2)
    expect(err).toContain('name a case file')
  })
})
