import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { FastRead } from '../database/fast-read';
import { Clock } from './clock';
import { HealthController } from './health.controller';
import { ProblemFilter } from './problem.filter';
import { ContractPipe } from './validation.pipe';

/** What every room's routes stand on. The guards come from people, which knows who is signed in. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController],
  providers: [
    Clock,
    FastRead,
    { provide: APP_PIPE, useClass: ContractPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Clock, FastRead],
})
export class HttpModule {}
