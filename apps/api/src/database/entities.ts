import type { EntitySchema } from 'typeorm';
import { AuditEntryEntity } from '../audit/audit.entity';
import { MessageEntity } from '../messages/message.entity';
import { RuleSetEntity } from '../ledger/rule-set.entity';
import { CertificateEntity, CertificateRevocationEntity } from '../certification/register/certificate.entity';

/** Every table's entity, in the order of the rooms. */
export const entities: (new () => object | EntitySchema)[] = [
  AuditEntryEntity,
  MessageEntity,
  RuleSetEntity,
  CertificateEntity,
  CertificateRevocationEntity,
];
