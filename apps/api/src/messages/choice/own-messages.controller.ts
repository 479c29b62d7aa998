import { CalendarFeed, CalendarFeedAddress, ChooseMessages, MessageChoices } from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { Policy } from '../../http/policy';
import { FeedService } from '../calendar/feed.service';
import { ChoiceService } from './choice.service';

/** What the caller gets from Mittler: mails, and a calendar. */
@Policy('signed-in')
@Controller('me')
export class OwnMessagesController {
  constructor(
    private readonly choices: ChoiceService,
    private readonly feeds: FeedService,
  ) {}

  @Get('message-choices')
  @Answers(MessageChoices)
  own(@By() caller: Caller): Promise<MessageChoices> {
    return this.choices.own(caller);
  }

  @Put('message-choices')
  @Answers(MessageChoices)
  choose(@By() caller: Caller, @Body() wish: ChooseMessages): Promise<MessageChoices> {
    return this.choices.choose(caller, wish);
  }

  @Get('calendar-feed')
  @Answers(CalendarFeed)
  feed(@By() caller: Caller): Promise<CalendarFeed> {
    return this.feeds.own(caller);
  }

  @Post('calendar-feed')
  @Answers(CalendarFeedAddress)
  renew(@By() caller: Caller): Promise<CalendarFeedAddress> {
    return this.feeds.renew(caller);
  }

  @Delete('calendar-feed')
  @HttpCode(204)
  @AnswersNothing()
  revoke(@By() caller: Caller): Promise<void> {
    return this.feeds.revoke(caller);
  }
}
