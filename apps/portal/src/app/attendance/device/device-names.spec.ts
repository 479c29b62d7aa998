import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Mark, Roll } from '@mittler/contract';
import { enqueued } from '@mittler/domain';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { tidyNames } from './device-names';
import { DeviceStore } from './device-store';

const hour = 3_600_000;
const end = Date.parse('2026-11-24T11:15:00Z');
const roll = (sessionId: string, closedAt: string | null = null): Roll =>
  ({
    sessionId,
    endsAt: '2026-11-24T11:15:00.000Z',
    closedAt,
    rows: [{ familyName: 'Grevenkott' }],
  }) as unknown as Roll;
const mark = (id: string): Mark =>
  ({ id, enrolmentId: 'e1', blockId: 'b1', attendance: 'present', minutes: 90 }) as unknown as Mark;

/** Two people kept the rolls of two sessions on one device. */
async function kept(): Promise<DeviceStore> {
  const store = new DeviceStore();
  for (const person of ['anna', 'ben'])
    for (const session of ['s1', 's2'])
      await store.keepRoll({ person, session, roll: roll(session), titles: new Map(), keptAt: '2026-11-24T08:00:00Z' });
  return store;
}
const names = async (store: DeviceStore): Promise<readonly string[]> =>
  (await store.rolls()).map(({ person, session }) => `${person} ${session}`).sort();

describe('Names on a device', () => {
  beforeEach(() => {
    // jsdom knows no structured clone; what is kept is data.
    globalThis.structuredClone ??= ((value: unknown) => JSON.parse(JSON.stringify(value))) as typeof structuredClone;
    globalThis.indexedDB = new IDBFactory();
  });

  it('are those of whoever is signed in alone', async () => {
    const store = await kept();
    await tidyNames(store, 'anna', end);
    expect(await names(store)).toEqual(['anna s1', 'anna s2']);
  });

  it('are gone after signing out', async () => {
    const store = await kept();
    await tidyNames(store, null, end);
    expect(await names(store)).toEqual([]);
  });

  it('are gone 36 hours after the end of the session, also where marks are not sent', async () => {
    const store = await kept();
    await store.changeQueue('anna', 's1', (queue) => enqueued(queue, mark('m1')));
    await tidyNames(store, 'anna', end + 36 * hour);
    expect(await names(store)).toEqual(['anna s1', 'anna s2']);
    await tidyNames(store, 'anna', end + 36 * hour + 1);
    expect(await names(store)).toEqual([]);
    expect(await store.queue('anna', 's1')).toHaveLength(1);
  });

  it('are gone once the roll is closed and all is sent', async () => {
    const store = await kept();
    await store.changeQueue('anna', 's2', (queue) => enqueued(queue, mark('m1')));
    for (const session of ['s1', 's2'])
      await store.changeRoll('anna', session, () => roll(session, '2026-11-24T11:20:00Z'));
    await tidyNames(store, 'anna', end);
    expect(await names(store)).toEqual(['anna s2']);
  });
});

describe('Marks on a device', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  it('stay apart by person, and come in the order in which they were made', async () => {
    const store = new DeviceStore();
    await store.changeQueue('anna', 's1', (queue) => enqueued(queue, mark('m1')));
    await store.changeQueue('anna', 's1', (queue) => enqueued(queue, { ...mark('m2'), enrolmentId: 'e2' }));
    expect((await store.queue('anna', 's1')).map((each) => each.mark.id)).toEqual(['m1', 'm2']);
    expect(await store.queue('ben', 's1')).toEqual([]);
  });

  it('of two windows at the same time are all kept', async () => {
    const [here, there] = [new DeviceStore(), new DeviceStore()];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? here : there).changeQueue('anna', 's1', (queue) =>
          enqueued(queue, { ...mark(`m${String(index)}`), enrolmentId: `e${String(index)}` }),
        ),
      ),
    );
    expect(await here.queue('anna', 's1')).toHaveLength(20);
  });
});
