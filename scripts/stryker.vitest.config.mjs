import { defineConfig } from 'vitest/config'

/** What scripts/mutation.mjs runs for each fault: the tests that it names alone, on a dist/ built before any fault. */
export default defineConfig({
  test: {
    include: JSON.parse(process.env.MUTATION_TESTS ?? '[]'),
    testTimeout: 90_000,
  },
})
