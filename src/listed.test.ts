import { expect, test } from 'vitest'
import { listed } from './listed.ts'

test.for([[[], ''], [[80], '80'], [['Q28', 'Q26'], 'Q28 and Q26'], [[80, 75, 92], '80, 75 and 92']] as const)('%j', ([things, said]) => expect(listed(things)).toBe(said))
