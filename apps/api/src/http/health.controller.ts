import { IsIn, IsString } from 'class-validator';
import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Answers } from './answers';
import { Policy } from './policy';
import { Refusal } from './refusal';

export class Health {
  @IsIn(['up']) readonly state!: 'up';
  @IsString() readonly version!: string;
}

/** For the operator's monitoring and the proxy in front; reveals nothing about data. */
@Policy('anyone')
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process runs. */
  @Get('live')
  @Answers(Health)
  live(): Health {
    return { state: 'up', version: '1.0.0' };
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
