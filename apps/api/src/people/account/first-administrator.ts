import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import { civilDateOf, Clock } from '../../http/clock';
import { JobService } from '../../messages/job/job.service';
import { MessageService } from '../../messages/message.service';
import type { Settings } from '../../settings';
import { AccountMailService } from './account-mail.service';

/**
 * Somebody must grant the first role: the operator names her address, she gets an invitation. Does nothing once an
 * administrator has set a password, so that the setting can stay.
 */
export async function inviteFirstAdministrator(dataSource: DataSource, settings: Settings): Promise<void> {
  const { firstAdministrator: email } = settings;
  if (email === null) return;
  const now = new Clock().now();
  const today = civilDateOf(now);
  const mails = new AccountMailService(
    new MessageService(new JobService(dataSource, new Clock(), settings)),
    new AuditService(dataSource),
    settings,
  );
  await inTransaction(dataSource, async (tx) => {
    if (await hasAdministrator(today, tx)) return;
    const id = await personWith(email, now, tx);
    await tx.query(
      `insert into role_grant (id, person_id, role, valid_from, granted_at) select $1, $2, 'administrator', $3, $4
        where not exists (select from role_grant where person_id = $2 and role = 'administrator' and valid_until is null)`,
      [randomUUID(), id, today, now],
    );
    const [invited] = await tx.query(
      'select 1 from account_link where person_id = $1 and used_at is null and expires_at > $2',
      [id, now],
    );
    if (!invited) await mails.sendLink(null, { id, email, language: 'de' }, 'invitation', null, now, tx);
  });
}

async function hasAdministrator(today: string, tx: EntityManager): Promise<boolean> {
  const [row] = await tx.query(
    `select 1 from role_grant r join person p on p.id = r.person_id join credential c on c.person_id = p.id
      where r.role = 'administrator' and r.valid_from <= $1 and (r.valid_until is null or r.valid_until >= $1) and p.deactivated_at is null limit 1`,
    [today],
  );
  return row !== undefined;
}

async function personWith(email: string, now: string, tx: EntityManager): Promise<string> {
  const [known]: { id: string }[] = await tx.query('select id from person where email = $1', [email]);
  if (known) return known.id;
  const id = randomUUID();
  await tx.query(
    `insert into person (id, given_name, family_name, email, created_at) values ($1, 'Erste', 'Verwaltung', $2, $3)`,
    [id, email, now],
  );
  return id;
}
