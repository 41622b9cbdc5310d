import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/helpers/database.setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // All cores: of two, vitest would leave one idle.
    maxWorkers: '100%',
  },
})
