import { MeetingList, UploadMeetingList } from '@mittler/contract';
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Answers, TakesFile } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { uploadedFile } from '../../upload/uploaded-file';
import { MeetingListService } from './meeting-list.service';

@Controller('sessions/:id')
@Policy('trainer', 'coordination-office')
export class MeetingListController {
  constructor(private readonly lists: MeetingListService) {}

  @Post('meeting-lists')
  @HttpCode(200)
  @TakesFile(UploadMeetingList)
  @Answers(MeetingList)
  async propose(
    @By() caller: Caller,
    @Param('id', IdPipe) session: string,
    @Req() request: FastifyRequest,
  ): Promise<MeetingList> {
    await this.lists.reach(caller, session);
    return this.lists.propose(caller, session, await uploadedFile(request, UploadMeetingList));
  }
}
