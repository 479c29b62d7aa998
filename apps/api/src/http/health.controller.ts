import { IsBoolean, IsIn, IsString } from 'class-validator';
import { Controller, Get, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Settings } from '../settings';
import { SETTINGS } from '../settings.module';
import { Answers } from './document/answers';
import { Policy } from './policy';
import { Refusal } from './refusal';

export class Health {
  @IsIn(['up']) readonly state!: 'up';
  @IsString() readonly version!: string;
  /** All people and figures are invented. */
  @IsBoolean() readonly demo!: boolean;
}

/** For the operator's monitoring and the proxy in front; reveals nothing about data. */
@Policy('anyone')
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The process runs. */
  @Get('live')
  @Answers(Health)
  live(): Health {
    return { state: 'up', version: '1.0.0', demo: this.settings.demo };
  }

  /** It can serve: the database answers and has the schema that this build needs. */
  @Get('ready')
  @Answers(Health)
  async ready(): Promise<Health> {
    const pending = await this.dataSource.showMigrations().catch(() => true);
    if (pending) throw new Refusal('unavailable');
    return this.live();
  }
}
