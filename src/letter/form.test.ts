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
    const last = Array.from({ length: 20_001 }, (_, i) => formOf(`ref${i}`, 'word')).at(-1)
    expect(last).toEqual({ id: undefined, lower: 'ref20000', bare: 'ref20000' })
  })
})
