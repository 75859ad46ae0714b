import { defineConfig } from 'vitest/config'

/** What scripts/mutation.mjs runs for each fault: the tests that it names alone, on a dist/ built before any fault. */
export default defineConfig({
  test: {
    include: JSON.parse(process.env.MUTATION_TESTS ?? '[]'),
    // One worker for each fault, and not one for each file of tests; none outlives its fault.
    isolate: false,
    testTimeout: 90_000,
  },
})
