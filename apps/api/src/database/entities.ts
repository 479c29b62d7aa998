import type { EntitySchema } from 'typeorm';
import { AuditEntryEntity } from '../audit/audit.entity';
import { MessageEntity } from '../messages/message.entity';
import { AccountLinkEntity } from '../people/account/account-link.entity';
import { MembershipEntity, PersonEntity } from '../people/person/person.entity';
import { RoleGrantEntity } from '../people/role/role.entity';
import { CredentialEntity, SignInEntity } from '../people/sign-in/sign-in.entity';
import { DepartmentEntity } from '../people/unit/department.entity';
import { MunicipalityEntity } from '../people/unit/municipality.entity';
import { RuleSetEntity } from '../ledger/rule-set.entity';
import { CourseEntity } from '../training/course/course.entity';
import { InstitutionEntity } from '../training/institution/institution.entity';
import { ProgrammeEntity } from '../training/institution/programme.entity';
import { QualificationEntity } from '../training/qualification/qualification.entity';
import { RoomEntity } from '../training/room/room.entity';
import { BlockEntity, SessionEntity } from '../training/session/session.entity';
import { CaseEntity } from '../supervision/case.entity';
import { CertificateEntity, CertificateRevocationEntity } from '../certification/register/certificate.entity';

/** Every table's entity, in the order of the rooms. */
export const entities: (new () => object | EntitySchema)[] = [
  AuditEntryEntity,
  MessageEntity,
  MunicipalityEntity,
  DepartmentEntity,
  PersonEntity,
  MembershipEntity,
  RoleGrantEntity,
  CredentialEntity,
  SignInEntity,
  AccountLinkEntity,
  RuleSetEntity,
  InstitutionEntity,
  ProgrammeEntity,
  CourseEntity,
  SessionEntity,
  BlockEntity,
  RoomEntity,
  QualificationEntity,
  CaseEntity,
  CertificateEntity,
  CertificateRevocationEntity,
];
