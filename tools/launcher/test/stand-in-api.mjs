// @ts-check
// Takes the place of the built API: it answers readiness, and while stopping it still writes to the database.
import { createServer } from 'node:http';
import pg from 'pg';

const behaviour = process.env['STAND_IN'] ?? '';
if (behaviour === 'crash') {
  console.error('the stand-in crashes');
  process.exit(3);
}
const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
await client.connect();
const server = createServer((_request, response) => void response.end('ready'));
server.listen(Number(process.env['PORT']), process.env['HOST']);
process.on('SIGTERM', async () => {
  if (behaviour === 'stuck') return;
  await new Promise((next) => setTimeout(next, 300));
  const { rows } = await client.query(`SELECT 'last request served' AS said`);
  console.log(rows[0].said);
  process.exit(0);
});
console.log(`demo ${process.env['MITTLER_DEMO']}`);
