import { Module } from '@nestjs/common';
import { DeliveryService } from './delivery.service';
import { MailTransport } from './mail-transport';
import { MessageService } from './message.service';

@Module({ providers: [MessageService, DeliveryService, MailTransport], exports: [MessageService, DeliveryService] })
export class MessagesModule {}
