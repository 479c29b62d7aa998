import { CourseSeats, EditQuotas } from '@mittler/contract';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { QuotaService } from './quota.service';

@Policy('coordination-office')
@Controller('courses/:id')
export class SeatController {
  constructor(private readonly quotas: QuotaService) {}

  @Get('seats')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(CourseSeats)
  seats(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<CourseSeats> {
    return this.quotas.seats(caller, id);
  }

  @Put('quotas')
  @Answers(CourseSeats)
  editQuotas(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() wish: EditQuotas): Promise<CourseSeats> {
    return this.quotas.edit(caller, id, wish);
  }
}
