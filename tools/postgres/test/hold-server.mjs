// @ts-check
// Starts a server on the folder named, says so in one line, and waits: a launcher that the tests can kill.
import { StartRefusal, startPostgres } from '../index.mjs';

try {
  const server = await startPostgres({ dataFolder: process.argv[2] ?? '' });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify({ pid: server.pid, url: server.url })}\n`);
  setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(
    `${JSON.stringify(error instanceof StartRefusal ? { code: error.code, message: error.message } : { code: 'defect', message: String(error) })}\n`,
  );
  process.exit(1);
}
