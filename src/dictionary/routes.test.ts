import { describe, expect, test } from 'vitest'
import { loadDictionaries } from '../cli/data.ts'
import { PhraseSet } from '../phrase/index.ts'

const dictionaries = loadDictionaries()
const routes = new Set(dictionaries['next-stage'].routes.map((route) => route.id))

describe('the routes of the profiles', () => {
  test.for(dictionaries.profiles.map((profile) => [profile.id, profile] as const))('%s has one route for each letter and complaint, and names routes that exist', ([, profile]) => {
    for (const letter of ['stage-one', 'stage-two'] as const) {
      for (const complaint of ['legal', 'service', 'mixed'] as const) {
        expect(profile.routes.filter((route) => route.letters.includes(letter) && route.complaints.includes(complaint)), `${letter} ${complaint}`).toHaveLength(1)
      }
    }
    for (const route of profile.routes) {
      for (const id of [route.to, ...route.accept, ...Object.keys(route.wrong)]) expect(id === 'none' || routes.has(id), id).toBe(true)
      expect(route.sample.includes('{date}') || !route.limit || route['from-knowledge'], route.says).toBe(true)
    }
  })
})

describe('the bodies', () => {
  const { bodies } = dictionaries.bodies
  const { topics, lists, complained } = dictionaries.signposting
  test('every id is used once, and every topic and profile exists', () => {
    expect(new Set(bodies.map((body) => body.id)).size).toBe(bodies.length)
    for (const body of bodies) {
      for (const topic of body.topics) expect(Object.keys(topics), body.id).toContain(topic)
      for (const id of body.organisations) expect(dictionaries.profiles.map((profile) => profile.id)).toContain(id)
      for (const contact of body.contact) expect(contact.checked, body.id).toMatch(/^$|^\d{4}-\d{2}-\d{2}$/)
    }
    for (const { body } of complained) expect(bodies.map((one) => one.id)).toContain(body)
  })
  test('every name can be read', () => {
    for (const body of bodies) expect(() => new PhraseSet([...body.names, ...body.loosely].map((name) => [name, true] as const), lists)).not.toThrow()
  })
})
