import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module';
import { PolicyGuard } from '../http/policy';
import { MessageService } from '../messages/message.service';
import { MessagesModule } from '../messages/messages.module';
import { OutboxService } from '../messages/outbox/outbox.service';
import { AccountController } from './account/account.controller';
import { AccountMailService } from './account/account-mail.service';
import { CredentialService } from './account/credential.service';
import { EmailService } from './account/email.service';
import { InvitationService } from './account/invitation.service';
import { MeController } from './sign-in/me.controller';
import { PasswordService } from './account/password.service';
import { PageController } from './account/page.controller';
import { ErasureService } from './person/erasure.service';
import { MemberController } from './membership/member.controller';
import { MemberQuery } from './membership/member.query';
import { DepartmentMoves } from './membership/department-moves';
import { MembershipController } from './membership/membership.controller';
import { MembershipService } from './membership/membership.service';
import { MergeService } from './person/merge.service';
import { PersonController } from './person/person.controller';
import { PersonQuery } from './person/person.query';
import { PersonReferences } from './person/person-references';
import { PersonService } from './person/person.service';
import { RoleController } from './role/role.controller';
import { RoleService } from './role/role.service';
import { PasswordGuard } from './sign-in/password.guard';
import { PasswordHash } from './sign-in/password-hash';
import { RateLimit } from './sign-in/rate-limit.service';
import { SignedInGuard } from './sign-in/signed-in.guard';
import { SignInController } from './sign-in/sign-in.controller';
import { SignInService } from './sign-in/sign-in.service';
import { DepartmentController } from './unit/department.controller';
import { DepartmentService } from './unit/department.service';
import { MunicipalityController } from './unit/municipality.controller';
import { MunicipalityService } from './unit/municipality.service';
import { NeededKindsController } from './unit/needed-kinds.controller';
import { NeededKindsService } from './unit/needed-kinds.service';

/** People, their units, roles and accounts. The two guards of every route live here, in this order: who asks, may she. */
@Module({
  imports: [AuditModule, MessagesModule],
  controllers: [
    SignInController,
    MeController,
    AccountController,
    PageController,
    MunicipalityController,
    DepartmentController,
    NeededKindsController,
    PersonController,
    MembershipController,
    MemberController,
    RoleController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: SignedInGuard },
    { provide: APP_GUARD, useClass: PolicyGuard },
    SignInService,
    PasswordGuard,
    PasswordHash,
    RateLimit,
    AccountMailService,
    CredentialService,
    PasswordService,
    EmailService,
    InvitationService,
    MunicipalityService,
    DepartmentService,
    NeededKindsService,
    PersonQuery,
    PersonService,
    PersonReferences,
    MembershipService,
    DepartmentMoves,
    MemberQuery,
    MergeService,
    ErasureService,
    RoleService,
  ],
  exports: [PersonReferences, PersonQuery, PersonService, DepartmentService, RateLimit, CredentialService],
})
export class PeopleModule implements OnModuleInit {
  constructor(
    private readonly references: PersonReferences,
    private readonly messages: MessageService,
    private readonly outbox: OutboxService,
    private readonly people: PersonQuery,
  ) {}

  /** Messages come before people and know no persons: their names and their reference are added here. */
  onModuleInit(): void {
    this.outbox.readNames((ids) => this.people.namesOf(ids));
    this.references.add({
      kind: 'message',
      keeps: false,
      count: async () => 0,
      merge: (from, to, tx) => this.messages.merge(from, to, tx),
      erase: (personId, tx) => this.messages.erase(personId, tx),
    });
  }
}
