import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnswersFile } from '../../http/document/answers';
import { Clock } from '../../http/clock';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { feedText } from '../../messages/calendar/event-text';
import { FeedService } from '../../messages/calendar/feed.service';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { feedEventsOf } from './calendar-feed.query';

/** A calendar program asks without a cookie: the address itself is the key. */
@Policy('anyone')
@Controller('calendar')
export class CalendarFeedController {
  constructor(
    private readonly feeds: FeedService,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  @AnswersFile('text/calendar')
  async read(@Param('file') file: string): Promise<StreamableFile> {
    const person = file.endsWith('.ics') ? await this.feeds.personBehind(file.slice(0, -'.ics'.length)) : null;
    const { publicUrl } = this.settings;
    const events = person === null ? null : await feedEventsOf(person, publicUrl, this.clock.now(), this.dataSource);
    if (events === null) throw new Refusal('not-found');
    const bytes = Buffer.from(feedText('Mittler', events, new URL(publicUrl).hostname), 'utf8');
    return new StreamableFile(bytes, {
      type: 'text/calendar; charset=utf-8',
      disposition: 'inline; filename="mittler.ics"',
      length: bytes.byteLength,
    });
  }
}
