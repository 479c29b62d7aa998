import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { FeedService } from './calendar/feed.service';
import { ChoiceService } from './choice/choice.service';
import { OwnMessagesController } from './choice/own-messages.controller';
import { DeliveryService } from './delivery.service';
import { JobService } from './job/job.service';
import { MailTransport } from './mail-transport';
import { MessageService } from './message.service';
import { OutboxController } from './outbox/outbox.controller';
import { OutboxService } from './outbox/outbox.service';
import { TemplateController } from './template/template.controller';
import { TemplateService } from './template/template.service';

/** Mails, calendars, and what comes back by the clock. */
@Module({
  imports: [AuditModule],
  controllers: [OutboxController, TemplateController, OwnMessagesController],
  providers: [
    MessageService,
    DeliveryService,
    MailTransport,
    JobService,
    OutboxService,
    TemplateService,
    ChoiceService,
    FeedService,
  ],
  exports: [MessageService, DeliveryService, JobService, OutboxService, FeedService],
})
export class MessagesModule {}
