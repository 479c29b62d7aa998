import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from './audit/audit.module';
import { CertificationModule } from './certification/certification.module';
import { dataSourceOptions } from './database/data-source';
import { HttpModule } from './http/http.module';
import { LedgerModule } from './ledger/ledger.module';
import { MessagesModule } from './messages/messages.module';
import { OfficeModule } from './office/office.module';
import { PeopleModule } from './people/people.module';
import { ReportingModule } from './reporting/reporting.module';
import type { Settings } from './settings';
import { SettingsModule } from './settings.module';
import { AttendanceModule } from './attendance/attendance.module';
import { SupervisionModule } from './supervision/supervision.module';
import { TrainingModule } from './training/training.module';

/** The rooms of the house, in their order. */
const rooms: readonly Type[] = [
  AuditModule,
  MessagesModule,
  PeopleModule,
  LedgerModule,
  TrainingModule,
  AttendanceModule,
  SupervisionModule,
  CertificationModule,
  ReportingModule,
  OfficeModule,
];

@Module({})
export class AppModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        TypeOrmModule.forRoot({
          ...dataSourceOptions({ url: settings.databaseUrl, pool: settings.databasePool }),
          retryAttempts: 3,
          retryDelay: 500,
        }),
        HttpModule,
        ...rooms,
      ],
    };
  }
}
