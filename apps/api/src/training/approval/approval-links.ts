import type { Instant } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';
import type { AskedApprover } from '../notice/notice.service';

const validDays = 14;
const day = 86_400_000;

export interface FoundLink {
  readonly id: string;
  readonly registrationId: string;
  readonly courseId: string;
  readonly approverId: string;
  readonly expiresAt: Instant;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Links by which approvers decide without signing in: 256 random bits, kept as a hash, good for one decision. */
@Injectable()
export class ApprovalLinks {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** A link for each approver of the registration's department; nobody decides about herself. */
  async make(registrationId: string, now: Instant, tx: EntityManager): Promise<readonly AskedApprover[]> {
    const approvers: readonly { readonly id: string }[] = await tx.query(
      `select distinct p.id from registration r
         join role_grant g on g.role = 'approver' and g.department_id = r.department_id
           and g.valid_from <= $2::date and (g.valid_until is null or g.valid_until >= $2::date)
         join person p on p.id = g.person_id and p.id <> r.person_id and p.deactivated_at is null and p.email is not null
        where r.id = $1 order by p.id`,
      [registrationId, civilDateOf(now)],
    );
    const links = approvers.map(({ id }) => ({ approverId: id, token: randomBytes(32).toString('base64url') }));
    const expiresAt = new Date(Date.parse(now) + validDays * day).toISOString();
    for (const { approverId, token } of links) {
      await tx.query(
        `insert into approval_link (id, token_hash, registration_id, approver_id, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [randomUUID(), hashOf(token), registrationId, approverId, now, expiresAt],
      );
    }
    // The token stands behind the #, which browsers send to no server.
    return links.map(({ approverId, token }) => ({
      approverId,
      link: `${this.settings.publicUrl}/genehmigen#${token}`,
    }));
  }

  /**
   * The link, as long as it can decide anything: unused, not expired, its approver still one of the department, the
   * registration still open.
   * @throws Refusal link-not-valid, alike for all that is not so
   */
  async find(token: string, now: Instant, tx: EntityManager): Promise<FoundLink> {
    const [link]: readonly FoundLink[] = await tx.query(
      `select l.id, l.registration_id as "registrationId", r.course_id as "courseId", l.approver_id as "approverId",
              l.expires_at as "expiresAt"
         from approval_link l
         join registration r on r.id = l.registration_id and r.state = 'registered'
         join person p on p.id = l.approver_id and p.id <> r.person_id and p.deactivated_at is null
        where l.token_hash = $1 and l.used_at is null and l.expires_at > $2
          and exists (select from role_grant g
                       where g.person_id = l.approver_id and g.role = 'approver' and g.department_id = r.department_id
                         and g.valid_from <= $3::date and (g.valid_until is null or g.valid_until >= $3::date))`,
      [hashOf(token), now, civilDateOf(now)],
    );
    if (!link) throw new Refusal('link-not-valid');
    return link;
  }

  /** @throws Refusal link-not-valid when another request was quicker */
  async spend(id: string, now: Instant, tx: EntityManager): Promise<void> {
    const [, spent] = (await tx.query('update approval_link set used_at = $2 where id = $1 and used_at is null', [
      id,
      now,
    ])) as [unknown, number];
    if (spent === 0) throw new Refusal('link-not-valid');
  }

  /** Decided: what was not used never works. */
  async revoke(registrationId: string, tx: EntityManager): Promise<void> {
    await tx.query('delete from approval_link where registration_id = $1 and used_at is null', [registrationId]);
  }
}
