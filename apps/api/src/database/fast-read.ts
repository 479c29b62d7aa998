import { Injectable } from '@nestjs/common';
import type { Pool, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';

/**
 * Named prepared statements for the few reads that happen all the time: PostgreSQL plans them once per connection.
 * TypeORM has none; this uses the pool that it already keeps.
 */
@Injectable()
export class FastRead {
  constructor(private readonly dataSource: DataSource) {}

  async rows<Row extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]> {
    const { master } = this.dataSource.driver as unknown as { readonly master: Pool };
    return (await master.query<Row>({ name, text, values: [...values] })).rows;
  }
}
