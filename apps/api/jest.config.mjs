import { preset } from '../../jest.preset.mjs';

export default {
  ...preset('api', import.meta.dirname),
  // One PostgreSQL for the run; every spec file gets its own clone of a migrated template database.
  globalSetup: './test/start-cluster.mjs',
  globalTeardown: './test/stop-cluster.mjs',
  testTimeout: 20_000,
};
