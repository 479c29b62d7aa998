import type { EntitySchema } from 'typeorm';

/** Every table's entity, in the order of the rooms. */
export const entities: (new () => object | EntitySchema)[] = [];
