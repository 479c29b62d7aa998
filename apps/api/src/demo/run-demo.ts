import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import { civilDateOf } from '../http/clock';
import type { Settings } from '../settings';
import { fillDemo } from './fill-demo';

/** Any number: of several replicas one fills, the others wait and find it done. */
const demoLock = 4_817_033;

/** Fills an empty database with the demo, in an application of its own that ends with it. */
export async function runDemo(settings: Settings): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule.of({ ...settings, logLevel: 'error' }), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  const lock = app.get(DataSource).createQueryRunner();
  try {
    await lock.query('set lock_timeout = 0');
    await lock.query('set statement_timeout = 0');
    await lock.query('select pg_advisory_lock($1)', [demoLock]);
    await fillDemo(app, civilDateOf(new Date().toISOString()));
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [demoLock]);
    await lock.release();
    await app.close();
  }
}
