import 'reflect-metadata';
import type { RecordMarks } from '@mittler/contract';
import { createServer, type IncomingMessage } from 'node:http';
import { AuditService } from '../../src/audit/audit.service';
import { MarkService } from '../../src/attendance/mark/mark.service';
import type { Caller } from '../../src/http/caller';
import { Clock } from '../../src/http/clock';
import { KnownFacts } from '../../src/ledger/known-facts';
import { LedgerFollowers } from '../../src/ledger/ledger-followers';
import { LedgerService } from '../../src/ledger/ledger.service';
import { ProgressService } from '../../src/ledger/progress.service';
import { RuleSetShelf } from '../../src/ledger/rule-set-shelf';
import { StandingService } from '../../src/ledger/standing.service';
import { SignInService } from '../../src/people/sign-in/sign-in.service';
import { readSettings } from '../../src/settings';
import { bareDatabase } from './bare-database';
import { readLiveReport } from './live-report';

/**
 * The product's jobs on `node:http` and `pg` alone: the same SQL, the same session check and the same assess(), without
 * framework, routing, guards, schema checks and object mapper. And the plain upsert that a roll without rules would be.
 */
const settings = readSettings(process.env);
const { pool, dataSource, reads } = bareDatabase(settings.databaseUrl, settings.databasePool);
const clock = new Clock();
const standings = new StandingService(new RuleSetShelf(), new KnownFacts());
const audit = new AuditService(dataSource);
const signIns = new SignInService(dataSource, reads, clock, settings);
const progress = new ProgressService(dataSource, reads, standings, clock);
const marks = new MarkService(dataSource, new LedgerService(standings, new LedgerFollowers()), audit, clock);

const upsert = `
  insert into bench_mark (enrolment_id, block_id, id, attendance, minutes, modality)
  select "enrolmentId", "blockId", id, attendance, minutes, modality
  from json_to_recordset($1) as given("enrolmentId" uuid, "blockId" uuid, id uuid, attendance text, minutes int, modality text)
  on conflict (enrolment_id, block_id) do update set id = excluded.id, attendance = excluded.attendance,
    minutes = excluded.minutes, modality = excluded.modality`;

async function answerTo(request: IncomingMessage, caller: Caller): Promise<unknown> {
  const path = request.url ?? '';
  if (path === '/api/me/progress') return progress.own(caller);
  if (path === '/live-report') return readLiveReport(pool);
  const body = (await bodyOf(request)) as RecordMarks;
  const [, session] = /^\/api\/sessions\/([\w-]+)\/marks$/.exec(path) ?? [];
  if (session !== undefined) return marks.record(caller, session, body);
  await pool.query({ name: 'upsert', text: upsert, values: [JSON.stringify(body.marks)] });
  return { recorded: body.marks.length };
}

const server = createServer((request, response) => {
  const token = /mittler=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1];
  const end = (status: number, body: unknown): void => {
    const text = JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  };
  void signIns
    .callerOf(token ?? '')
    .then(async (caller) => (caller ? end(200, await answerTo(request, caller)) : end(401, {})))
    .catch((error: unknown) => end(500, { error: String(error) }));
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

server.listen(settings.port, settings.host, () => {
  const { port } = server.address() as { port: number };
  process.stdout.write(`Bare listens on http://${settings.host}:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
