import { createDatabase, startTestCluster } from '../../../tools/postgres/test-cluster.mjs';
import { migrateTemplate } from './template.mjs';

/** Before all specs: one PostgreSQL, one migrated database for every spec file to clone. */
export default async function start() {
  const cluster = await startTestCluster();
  globalThis.mittlerTestCluster = cluster;
  const template = await createDatabase(null);
  await migrateTemplate(template.url);
  process.env['MITTLER_TEST_TEMPLATE'] = template.name;
}
