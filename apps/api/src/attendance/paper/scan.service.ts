import { type RollScan, scanTypes, type ScanType, type UploadScan } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { createHash, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { UploadedFile } from '../../upload/uploaded-file';
import { heldSession, trainerOnly } from '../roll/roll.query';

/** Bytes of one scan: ten pages in colour. */
export const largestScan = 10 * 1_048_576;
const mostScans = 50;

const scanRows = `
  select c.id, c.session_id as "sessionId", c.file_name as "fileName", c.note, c.media_type as "mediaType",
         octet_length(c.content) as bytes, encode(c.sha256, 'hex') as sha256, c.uploaded_at as "uploadedAt",
         p.given_name || ' ' || p.family_name as "uploadedBy"
    from roll_scan c join person p on p.id = c.uploaded_by`;

/** Scans of signed lists: evidence that lies in the database, and leaves it as an attachment alone. */
@Injectable()
export class ScanService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found (no such session, or another trainer's) */
  async list(caller: Caller, sessionId: string): Promise<readonly RollScan[]> {
    const { manager } = this.dataSource;
    await heldSession(sessionId, trainerOnly(caller), 'none', manager);
    return manager.query(`${scanRows} where c.session_id = $1 order by c.uploaded_at, c.id`, [sessionId]);
  }

  /**
   * Asked before the file is received: nobody sends megabytes to a session that is not hers.
   * @throws Refusal not-found
   */
  async reach(caller: Caller, sessionId: string): Promise<void> {
    await heldSession(sessionId, trainerOnly(caller), 'none', this.dataSource.manager);
  }

  /**
   * The same content again is the same scan.
   * @throws Refusal not-found · unsupported-type (by its content) · too-large (there are many scans already)
   */
  async add(caller: Caller, sessionId: string, file: UploadedFile<UploadScan>): Promise<RollScan> {
    const content = Buffer.from(file.bytes);
    const mediaType = await typeOf(content);
    const sha256 = createHash('sha256').update(content).digest();
    return inTransaction(this.dataSource, async (tx) => {
      await heldSession(sessionId, trainerOnly(caller), 'update', tx);
      const there = await scanWith(sessionId, sha256, tx);
      if (there) return there;
      const [{ count }]: [{ count: number }] = await tx.query(
        'select count(*) as count from roll_scan where session_id = $1',
        [sessionId],
      );
      if (count >= mostScans) throw new Refusal('too-large');
      const id = randomUUID();
      const now = this.clock.now();
      await tx.query(
        `insert into roll_scan (id, session_id, file_name, note, media_type, sha256, content, uploaded_by, uploaded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, sessionId, file.fileName, file.fields.note ?? null, mediaType, sha256, content, caller.personId, now],
      );
      await this.note(caller, 'scan.added', sessionId, id, tx);
      const added = await scanWith(sessionId, sha256, tx);
      if (!added) throw new Refusal('not-found');
      return added;
    });
  }

  /** @throws Refusal not-found (no such scan, or of another trainer's session) */
  async content(caller: Caller, id: string): Promise<{ readonly bytes: Buffer; readonly mediaType: ScanType }> {
    const [found]: readonly { readonly bytes: Buffer; readonly mediaType: ScanType }[] = await this.dataSource.query(
      `select c.content as bytes, c.media_type as "mediaType" from roll_scan c
        where c.id = $1 and ($2::uuid is null or exists (
          select from session_trainer t where t.session_id = c.session_id and t.person_id = $2))`,
      [id, trainerOnly(caller)],
    );
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** A scan of the wrong list. @throws Refusal not-found */
  async remove(caller: Caller, id: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const [gone]: [readonly { readonly sessionId: string }[], number] = await tx.query(
        'delete from roll_scan where id = $1 returning session_id as "sessionId"',
        [id],
      );
      const [scan] = gone;
      if (!scan) throw new Refusal('not-found');
      await this.note(caller, 'scan.removed', scan.sessionId, id, tx);
    });
  }

  private note(caller: Caller, deed: string, sessionId: string, scan: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'session',
      subjectId: sessionId,
      detail: { scan },
    });
  }
}

async function scanWith(sessionId: string, sha256: Buffer, tx: EntityManager): Promise<RollScan | undefined> {
  const [found]: readonly RollScan[] = await tx.query(`${scanRows} where c.session_id = $1 and c.sha256 = $2`, [
    sessionId,
    sha256,
  ]);
  return found;
}

/** What it is, its first bytes say; a name or a header says what somebody wishes. */
async function typeOf(content: Buffer): Promise<ScanType> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const type = scanTypes.find((each) => each === found?.mime);
  if (!type) throw new Refusal('unsupported-type');
  return type;
}
