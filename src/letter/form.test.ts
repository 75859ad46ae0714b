import { describe, expect, it } from 'vitest'
import { formOf } from './form.ts'

describe('formOf', () => {
  it('is shared by words written alike, and by no others', () => {
    expect(formOf('Sorry', 'word')).toBe(formOf('Sorry', 'word'))
    expect(formOf('Sorry', 'word')).not.toBe(formOf('sorry', 'word'))
    expect(formOf('2024', 'number')).not.toBe(formOf('2024', 'code'))
  })

  it('has the word in lower case, with and without the apostrophe that closes it', () => {
    expect(formOf('Prosecutors\u2019', 'word')).toMatchObject({ lower: "prosecutors'", bare: 'prosecutors' })
  })

  it('remembers no more than a bounded number, and still answers', () => {
    const forms = Array.from({ length: 20_001 }, (_, i) => formOf(`ref${i}`, 'word'))
    expect(forms.at(-1)).toMatchObject({ id: undefined, lower: 'ref20000', bare: 'ref20000' })
    const ids = forms.flatMap(({ id }) => (id === undefined ? [] : [id]))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.at(-1)).toBe(19_999)
    expect(formOf('ref20000', 'word')).not.toBe(forms.at(-1))
  })

  it('has a trait that depends on the bare word alone and tells most words apart', () => {
    expect(formOf('COURTS\u2019', 'word').trait).toBe(formOf('courts', 'word').trait)
    const shares = new Map<number, number>()
    for (let i = 0; i < 25_600; i++) {
      const { trait } = formOf(`word${i}`, 'word')
      shares.set(trait, (shares.get(trait) ?? 0) + 1)
    }
    expect([...shares.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, i) => i))
    expect(Math.max(...shares.values())).toBeLessThan(300)
  })
})
