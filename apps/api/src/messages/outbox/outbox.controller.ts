import { MessageAnswer, MessageCounts, MessagePage, MessageQuery } from '@mittler/contract';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { OutboxService } from './outbox.service';

@Policy('coordination-office')
@Controller('messages')
export class OutboxController {
  constructor(private readonly outbox: OutboxService) {}

  @Get()
  @Answers(MessagePage)
  list(@Query() query: MessageQuery): Promise<MessagePage> {
    return this.outbox.list(query);
  }

  @Get('counts')
  @Answers(MessageCounts)
  counts(): Promise<MessageCounts> {
    return this.outbox.counts();
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Answers(MessageAnswer)
  retry(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<MessageAnswer> {
    return this.outbox.retry(caller, id);
  }
}
