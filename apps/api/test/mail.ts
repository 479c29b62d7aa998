import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { DeliveryService } from '../src/messages/delivery.service';
import type { TestApp } from './app';

/** All mails to an address that Mittler has sent so far, the oldest first. */
export async function mailsTo(test: TestApp, address: string): Promise<readonly ParsedMail[]> {
  await test.app.get(DeliveryService).deliverDue();
  const folder = join(test.dataFolder, 'mail');
  if (!existsSync(folder)) return [];
  const rows: { id: string }[] = await test.database.query(
    'select id from message where recipient = $1 and sent_at is not null order by created_at, id',
    [address],
  );
  const files = new Set(readdirSync(folder));
  return Promise.all(
    rows
      .filter(({ id }) => files.has(`${id}.eml`))
      .map(({ id }) => simpleParser(readFileSync(join(folder, `${id}.eml`)))),
  );
}

/** The token behind the # of the link in a mail. */
export function tokenIn(mail: ParsedMail | undefined): string {
  const token = /#([\w-]{43})\s/.exec(mail?.text ?? '')?.[1];
  if (token === undefined) throw new Error('The mail has no link.');
  return token;
}
