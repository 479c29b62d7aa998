import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { prepared } from './prepared';

/** Named prepared statements for the few reads outside of a transaction that happen all the time. */
@Injectable()
export class FastRead {
  constructor(private readonly dataSource: DataSource) {}

  rows<Row extends QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return prepared<Row>(this.dataSource.manager, name, text, values);
  }
}
