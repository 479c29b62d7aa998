import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { LedgerModule } from '../ledger/ledger.module';
import { PeopleModule } from '../people/people.module';
import { AttendanceCertificateController } from './attendance/attendance-certificate.controller';
import { AttendanceCertificateService } from './attendance/attendance-certificate.service';
import { CandidateService } from './issue/candidate.service';
import { EntitlementService } from './issue/entitlement.service';
import { IssueController } from './issue/issue.controller';
import { IssueService } from './issue/issue.service';
import { ProgressProofController } from './proof/progress-proof.controller';
import { ProgressProofService } from './proof/progress-proof.service';
import { CertificateImport } from './register/certificate-import';
import { CertificateRecheck } from './register/certificate-recheck';
import { CertificateReference } from './register/certificate-reference';
import { CertificateRegister } from './register/certificate-register';
import { CertificateController } from './register/certificate.controller';
import { CertificateService } from './register/certificate.service';
import { VerificationController } from './verification/verification.controller';
import { VerificationService } from './verification/verification.service';

/** Issuing from the assessment, the register of certificates, their papers, and what anyone may verify. */
@Module({
  imports: [AuditModule, PeopleModule, LedgerModule],
  controllers: [
    IssueController,
    CertificateController,
    ProgressProofController,
    AttendanceCertificateController,
    VerificationController,
  ],
  providers: [
    CandidateService,
    EntitlementService,
    IssueService,
    CertificateRegister,
    CertificateService,
    CertificateImport,
    CertificateRecheck,
    CertificateReference,
    ProgressProofService,
    AttendanceCertificateService,
    VerificationService,
  ],
  exports: [CertificateImport, CertificateRecheck, IssueService],
})
export class CertificationModule {}
