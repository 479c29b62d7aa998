import type { Language, MessageCategory, Template } from '@mittler/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarMessage } from './calendar/calendar-message';

/** A mail that is to be sent, or was. */
@Entity('message')
export class MessageEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') template!: Template;
  @Column('text') category!: MessageCategory;
  @Column('text') language!: Language;
  @Column('citext') recipient!: string;
  @Column('uuid', { name: 'recipient_person', nullable: true }) recipientPerson!: string | null;
  @Column('jsonb', { nullable: true }) content!: Readonly<Record<string, string>> | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: string;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: string;
  @Column('int', { default: 0 }) attempts!: number;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: string | null;
  @Column('timestamptz', { name: 'given_up_at', nullable: true }) givenUpAt!: string | null;
  @Column('text', { array: true }) about!: readonly string[];
  @Column('text', { nullable: true }) key!: string | null;
  @Column('jsonb', { nullable: true }) calendar!: CalendarMessage | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt!: string | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
}
