import { Module } from '@nestjs/common';
import { DeliveryService } from './delivery.service';
import { JobService } from './job/job.service';
import { MailTransport } from './mail-transport';
import { MessageService } from './message.service';

/** Mails and what comes back by the clock. */
@Module({
  providers: [MessageService, DeliveryService, MailTransport, JobService],
  exports: [MessageService, DeliveryService, JobService],
})
export class MessagesModule {}
