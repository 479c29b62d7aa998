import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { createDatabase } from '../../../tools/postgres/test-cluster.mjs';
import { createApp } from '../src/app';
import { Clock } from '../src/http/clock';
import { readSettings } from '../src/settings';
import { SetClock } from './set-clock';

/** The application over HTTP on a database of its own. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly http: ReturnType<typeof request>;
  readonly database: DataSource;
  readonly clock: SetClock;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

export async function startApp(env: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  const database = await createDatabase(process.env['MITTLER_TEST_TEMPLATE'] ?? null);
  const dataFolder = mkdtempSync(join(tmpdir(), 'mittler-spec-'));
  const settings = readSettings({
    DATABASE_URL: database.url,
    DATABASE_POOL: '8',
    MITTLER_DATA: dataFolder,
    PORT: '0',
    LOG_LEVEL: 'error',
    PORTAL_FOLDER: join(dataFolder, 'no-portal'),
    // A spec says itself when mails go out and what comes back by the clock happens.
    MITTLER_JOBS: 'off',
    ...env,
  });
  const app = await createApp(settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    http: request(app.getHttpServer()),
    database: app.get(DataSource),
    clock: new SetClock(app.get(Clock)),
    dataFolder,
    async stop() {
      await app.close();
      await database.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
