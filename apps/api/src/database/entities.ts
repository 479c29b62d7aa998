import type { EntitySchema } from 'typeorm';
import { RuleSetEntity } from '../ledger/rule-set.entity';

/** Every table's entity, in the order of the rooms. */
export const entities: (new () => object | EntitySchema)[] = [RuleSetEntity];
