import type { Instant } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { presentSummary } from './roll-reading';
import type { RolledSession } from './roll.query';

export interface Signing {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
}

/** A request that comes again has its row already. */
export async function isSigned(
  id: string,
  sessionId: string,
  kind: 'closed' | 'reopened' | 'corrected',
  tx: EntityManager,
): Promise<boolean> {
  const [event]: readonly unknown[] = await tx.query(
    'select 1 from roll_event where id = $1 and session_id = $2 and kind = $3',
    [id, sessionId, kind],
  );
  return event !== undefined;
}

/** Signs the roll as it is in this transaction. The caller holds the session's row. */
export async function sign(session: RolledSession, signing: Signing, tx: EntityManager): Promise<RolledSession> {
  await tx.query('update session set roll_closed_at = $2 where id = $1', [session.id, signing.at]);
  await write(session, 'closed', signing, null, tx);
  return { ...session, rollClosedAt: signing.at };
}

export async function unsign(
  session: RolledSession,
  signing: Signing,
  reason: string,
  tx: EntityManager,
): Promise<RolledSession> {
  await tx.query('update session set roll_closed_at = null where id = $1', [session.id]);
  await write(session, 'reopened', signing, reason, tx);
  return { ...session, rollClosedAt: null };
}

/**
 * Lets newer marks be written under the signature while `work` runs, and signs what comes of it. Nobody else's transaction
 * may do so: the database refuses them.
 */
export async function underSignature(
  session: RolledSession,
  signing: Signing,
  reason: string,
  work: () => Promise<void>,
  tx: EntityManager,
): Promise<void> {
  await tx.query(`select set_config('mittler.correction', 'yes', true)`);
  await work();
  await tx.query(`select set_config('mittler.correction', '', true)`);
  await write(session, 'corrected', signing, reason, tx);
}

async function write(
  session: RolledSession,
  kind: 'closed' | 'reopened' | 'corrected',
  { id, by, at }: Signing,
  reason: string | null,
  tx: EntityManager,
): Promise<void> {
  const summary = kind === 'reopened' ? {} : await presentSummary(session, tx);
  await tx.query(
    'insert into roll_event (id, session_id, kind, at, by, reason, summary) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, session.id, kind, at, by, reason, JSON.stringify(summary)],
  );
}
