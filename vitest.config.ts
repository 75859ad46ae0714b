import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'rules/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['scripts/test-setup.mjs'],
    reporters: ['default', './scripts/closing-line.mjs'],
    testTimeout: 90_000,
  },
})
