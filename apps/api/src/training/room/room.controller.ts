import { AtVersion, AtVersionQuery, CreateRoom, EditRoom, RoomAnswer, RoomQuery, Rooms } from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { RoomService } from './room.service';

@Policy('coordination-office')
@Controller('rooms')
export class RoomController {
  constructor(private readonly rooms: RoomService) {}

  @Get()
  @Answers(Rooms)
  list(@Query() { retired }: RoomQuery): Promise<Rooms> {
    return this.rooms.list(retired ?? false);
  }

  @Post()
  @Answers(RoomAnswer)
  create(@By() caller: Caller, @Body() wish: CreateRoom): Promise<RoomAnswer> {
    return this.rooms.create(caller, wish);
  }

  @Put(':id')
  @Answers(RoomAnswer)
  edit(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: EditRoom): Promise<RoomAnswer> {
    return this.rooms.edit(caller, id, wish);
  }

  @Delete(':id')
  @HttpCode(204)
  @AnswersNothing()
  delete(@By() caller: Caller, @Param('id', IdPipe) id: string, @Query() query: AtVersionQuery): Promise<void> {
    return this.rooms.delete(caller, id, versionOf(query));
  }

  @Post(':id/retirement')
  @HttpCode(200)
  @Answers(RoomAnswer)
  retire(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() { version }: AtVersion): Promise<RoomAnswer> {
    return this.rooms.retire(caller, id, version);
  }

  /** It is used again. */
  @Delete(':id/retirement')
  @Answers(RoomAnswer)
  reuse(@By() caller: Caller, @Param('id', IdPipe) id: string, @Query() query: AtVersionQuery): Promise<RoomAnswer> {
    return this.rooms.reuse(caller, id, versionOf(query));
  }
}

function versionOf({ version }: AtVersionQuery): number {
  if (version === undefined) throw new Refusal('version-missing');
  return version;
}
