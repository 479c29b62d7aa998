import type { Instant } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { SETTINGS } from '../settings.module';
import type { Settings } from '../settings';
import type { CalendarMessage } from './calendar/calendar-message';
import { invitationText } from './calendar/event-text';
import { senderOf } from './calendar/sender';

export interface Mail {
  /** Stays the same over all attempts, so that a mail that arrives twice can be told as one. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** For calendars (RFC 6047): beside the text, and as a file for those that show only files. */
  readonly calendar: CalendarMessage | null;
  readonly writtenAt: Instant;
}

/** Milliseconds that a mail server may take to answer at all, and between two signs of life: it may look into a mail for long. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends through the mail server, or, where none is set, keeps every mail as a file in the data folder. */
@Injectable()
export class MailTransport {
  private readonly server;
  private readonly folder: string;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.folder = join(settings.dataFolder, 'mail');
    this.server = settings.mailUrl === null ? null : nodemailer.createTransport({ url: settings.mailUrl, ...patience });
  }

  async send({ messageId, to, subject, text, calendar, writtenAt }: Mail): Promise<void> {
    const id = `<${messageId}@${new URL(this.settings.publicUrl).hostname}>`;
    // The address is given as an object: nothing in it is parsed as a list of further recipients.
    const mail = {
      from: this.settings.mailFrom,
      to: { name: '', address: to },
      subject,
      text,
      messageId: id,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(calendar && {
        icalEvent: {
          method: calendar.method,
          filename: 'termin.ics',
          content: invitationText(calendar, to, senderOf(this.settings), writtenAt),
        },
      }),
    };
    if (this.server !== null) {
      await this.server.sendMail(mail);
      return;
    }
    const { message } = await nodemailer
      .createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
      .sendMail(mail);
    await mkdir(this.folder, { recursive: true });
    // Written aside and renamed: nobody ever reads half a mail. Links in it let somebody in, so only the owner reads it.
    const file = join(this.folder, `${messageId}.eml`);
    await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
    await rename(`${file}.part`, file);
  }

  close(): void {
    this.server?.close();
  }
}
