import { expect, test } from 'vitest'
import { stem } from './stem.ts'

test.for([
  ['delay', 'delays', 'delayed', 'delaying'],
  ['note', 'notes', 'noted', 'noting'],
  ['charge', 'charges', 'charged', 'charging'],
  ['travel', 'travels', 'travelled', 'travelling'],
  ['move', 'moves', 'moved', 'moving'],
  ['reply', 'replies', 'replied', 'replying'],
  ['stop', 'stops', 'stopped', 'stopping'],
  ['watch', 'watches', 'watched', 'watching'],
  ['release', 'releases', 'released', 'releasing'],
  ['neighbour', "neighbour's", 'neighbours'],
])('the forms of %s share a stem', (forms) => {
  expect(new Set(forms.map(stem)).size, forms.map(stem).join(' ')).toBe(1)
})

test.for([
  ['not', 'note'],
  ['car', 'care'],
  ['far', 'fare'],
  ['file', 'fill'],
  ['miss', 'mis'],
  ['plan', 'plane'],
] as const)('%s and %s do not', ([one, other]) => {
  expect(stem(one)).not.toBe(stem(other))
})
