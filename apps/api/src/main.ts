import { createApp } from './app';
import { runDemo } from './demo/run-demo';
import { prepareDatabase } from './prepare';
import { readSettings, SettingsError } from './settings';

/** Starts the API: `--migrate` only brings the schema up to date, `--no-migrate` leaves that to a job before. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (!process.argv.includes('--no-migrate')) await prepareDatabase(settings);
  if (process.argv.includes('--migrate')) return;
  if (settings.demo) await runDemo(settings);
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as { port: number };
  process.stdout.write(`Mittler listens on http://${settings.host}:${port}\n`);
  // The launcher waits for this line; a signal that arrives earlier ends the process as usual.
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exit(1);
});

function sentenceFor(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if (!(error instanceof Error)) return 'Mittler could not start.';
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is in use by another program. Set PORT to a free one.';
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer at DATABASE_URL.';
  return error.stack ?? error.message;
}
