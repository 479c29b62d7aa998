import { MoveSession, PlanSeries, SeriesPlanned, SeriesPreview, SessionsMoved } from '@mittler/contract';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { MoveService } from './move.service';
import { SeriesService } from './series.service';

@Policy('coordination-office')
@Controller()
export class SeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly moves: MoveService,
  ) {}

  /** A POST though it writes nothing: a plan does not fit into an address. */
  @Post('courses/:id/session-series/preview')
  @HttpCode(200)
  @Answers(SeriesPreview)
  preview(@Param('id', IdPipe) course: string, @Body() wish: PlanSeries): Promise<SeriesPreview> {
    return this.series.preview(course, wish);
  }

  @Post('courses/:id/session-series')
  @Answers(SeriesPlanned)
  plan(@By() caller: Caller, @Param('id', IdPipe) course: string, @Body() wish: PlanSeries): Promise<SeriesPlanned> {
    return this.series.plan(caller, course, wish);
  }

  @Post('sessions/:id/moves')
  @HttpCode(200)
  @Answers(SessionsMoved)
  move(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: MoveSession): Promise<SessionsMoved> {
    return this.moves.move(caller, id, wish);
  }
}
