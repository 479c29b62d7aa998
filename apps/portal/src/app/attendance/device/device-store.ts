import type { Mark, RecordWalkIn, Roll, TrainerDay } from '@mittler/contract';
import type { DeviceQueue, Instant } from '@mittler/domain';
import type { DBSchema, IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import { deviceId } from '../../shell/device/device-id';
import type { AreaTitles } from '../attendance-client';

/** A roll as it was last seen with a network: the names of one session. */
export interface KeptRoll {
  readonly person: string;
  readonly session: string;
  readonly roll: Roll;
  readonly titles: AreaTitles;
  readonly keptAt: Instant;
}

export interface KeptDay {
  readonly person: string;
  readonly day: TrainerDay;
  readonly keptAt: Instant;
}

/** What a person made on this device for a session and the server does not know. Marks hold ids and no names. */
export interface KeptQueue {
  readonly person: string;
  readonly session: string;
  readonly marks: DeviceQueue<Mark>;
}

export interface KeptWalkIn {
  readonly person: string;
  readonly session: string;
  readonly walkIn: RecordWalkIn;
  /** Why the server refused it; null: it is on its way. */
  readonly code: string | null;
}

interface DeviceSchema extends DBSchema {
  rolls: { key: [string, string]; value: KeptRoll };
  days: { key: string; value: KeptDay };
  queues: { key: [string, string]; value: KeptQueue };
  walkIns: { key: string; value: KeptWalkIn };
}

/** What lies on this device, by person. Every change is one transaction, so that two windows never overwrite each other. */
export class DeviceStore {
  private opened: Promise<IDBPDatabase<DeviceSchema>> | null = null;

  private open(): Promise<IDBPDatabase<DeviceSchema>> {
    this.opened ??= openDB<DeviceSchema>('mittler', 1, {
      upgrade(database) {
        database.createObjectStore('rolls', { keyPath: ['person', 'session'] });
        database.createObjectStore('days', { keyPath: 'person' });
        database.createObjectStore('queues', { keyPath: ['person', 'session'] });
        database.createObjectStore('walkIns', { keyPath: 'walkIn.id' });
      },
      terminated: () => (this.opened = null),
    });
    this.opened.catch(() => (this.opened = null));
    return this.opened;
  }

  async roll(person: string, session: string): Promise<KeptRoll | null> {
    return (await (await this.open()).get('rolls', [person, session])) ?? null;
  }

  async rolls(): Promise<readonly KeptRoll[]> {
    return (await this.open()).getAll('rolls');
  }

  async keepRoll(kept: KeptRoll): Promise<void> {
    deviceId();
    await (await this.open()).put('rolls', kept);
  }

  /** Changes a kept roll where there is one. */
  async changeRoll(person: string, session: string, change: (roll: Roll) => Roll): Promise<void> {
    const writing = (await this.open()).transaction('rolls', 'readwrite');
    const kept = await writing.store.get([person, session]);
    if (kept !== undefined) await writing.store.put({ ...kept, roll: change(kept.roll) });
    await writing.done;
  }

  async dropRoll(person: string, session: string): Promise<void> {
    await (await this.open()).delete('rolls', [person, session]);
  }

  async day(person: string): Promise<KeptDay | null> {
    return (await (await this.open()).get('days', person)) ?? null;
  }

  async days(): Promise<readonly KeptDay[]> {
    return (await this.open()).getAll('days');
  }

  async keepDay(kept: KeptDay): Promise<void> {
    await (await this.open()).put('days', kept);
  }

  async dropDay(person: string): Promise<void> {
    await (await this.open()).delete('days', person);
  }

  async queues(person: string): Promise<readonly KeptQueue[]> {
    return (await (await this.open()).getAll('queues')).filter((kept) => kept.person === person);
  }

  async queue(person: string, session: string): Promise<DeviceQueue<Mark>> {
    return (await (await this.open()).get('queues', [person, session]))?.marks ?? [];
  }

  /** Reads, changes and writes a queue in one transaction; answers with what is kept now. */
  async changeQueue(
    person: string,
    session: string,
    change: (marks: DeviceQueue<Mark>) => DeviceQueue<Mark>,
  ): Promise<DeviceQueue<Mark>> {
    const writing = (await this.open()).transaction('queues', 'readwrite', { durability: 'strict' });
    const marks = change((await writing.store.get([person, session]))?.marks ?? []);
    if (marks.length > 0) await writing.store.put({ person, session, marks });
    else await writing.store.delete([person, session]);
    await writing.done;
    return marks;
  }

  async walkIns(person: string): Promise<readonly KeptWalkIn[]> {
    return (await (await this.open()).getAll('walkIns')).filter((kept) => kept.person === person);
  }

  async keepWalkIn(kept: KeptWalkIn): Promise<void> {
    await (await this.open()).put('walkIns', kept);
  }

  async dropWalkIn(id: string): Promise<void> {
    await (await this.open()).delete('walkIns', id);
  }
}
