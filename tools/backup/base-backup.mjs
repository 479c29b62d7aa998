// @ts-check
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';

/** First byte of a message of BASE_BACKUP (PostgreSQL documentation, "Streaming Replication Protocol"). */
const ARCHIVE = 'n'.charCodeAt(0);
const CONTENT = 'd'.charCodeAt(0);

/**
 * Lets the server copy itself while it works on: a tar of its folder with the write-ahead log that makes the copy whole.
 * This is what pg_basebackup asks for; the program itself is not part of the packages.
 *
 * @param {string} adminUrl
 * @param {string} file a .tar.gz that must not exist
 */
export async function copyServer(adminUrl, file) {
  // Any database will do for a replication connection.
  const client = new pg.Client(/** @type {pg.ClientConfig} */ ({ connectionString: adminUrl, replication: 'true' }));
  await client.connect();
  const gzip = createGzip({ level: 5 });
  const target = gzip.pipe(createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  const written = finished(target);
  try {
    await Promise.race([receive(client, gzip), written]);
    gzip.end();
    await written;
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {import('node:zlib').Gzip} sink
 */
function receive(client, sink) {
  // Copied data is only visible below the client's own interface.
  const { connection } = /** @type {{ connection: { stream: import('node:net').Socket } }} */ (
    /** @type {unknown} */ (client)
  );
  const { stream } = connection;
  return new Promise((done, fail) => {
    const query = new pg.Query(`BASE_BACKUP (LABEL 'mittler', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`);
    let archives = 0;
    Object.assign(query, {
      handleCopyData: (/** @type {{ chunk: Buffer }} */ { chunk }) => {
        if (chunk[0] === ARCHIVE && ++archives > 1)
          fail(new Error('The server keeps data outside its folder (a tablespace); use pg_basebackup.'));
        // A copy: the reader uses its buffer again as soon as this returns.
        if (chunk[0] !== CONTENT || sink.write(Buffer.from(chunk.subarray(1)))) return;
        if (stream.isPaused()) return;
        stream.pause();
        sink.once('drain', () => stream.resume());
      },
    });
    query.on('error', fail);
    query.on('end', done);
    client.on('error', fail);
    client.query(query);
  });
}
