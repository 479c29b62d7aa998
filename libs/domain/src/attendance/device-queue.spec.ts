import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answered,
  enqueued,
  isUnanswered,
  nextBatch,
  placeKey,
  refused,
  reopened,
  sending,
  unsent,
  type DeviceMark,
  type DeviceOutcome,
  type DeviceQueue,
} from './device-queue';

interface Said extends DeviceMark {
  readonly minutes: number;
  readonly recordedAt: number;
}

const said = (id: string, minutes = 90, replaces: string | null = null, enrolmentId = 'e1'): Said => ({
  id,
  enrolmentId,
  blockId: 'b1',
  minutes,
  replaces,
  recordedAt: 0,
});
const idsOf = (queue: DeviceQueue): readonly string[] => queue.map(({ mark }) => mark.id);

describe('The queue of a device', () => {
  it('overwrites what never left the device, and hands on what that replaced', () => {
    const queue = enqueued(enqueued<Said>([], said('a', 90, 'fact')), said('b', 45, 'a'));
    expect(queue).toEqual([{ mark: said('b', 45, 'fact'), state: 'kept', code: null }]);
  });

  it('follows what may have reached the server, and sends it only after that', () => {
    const queue = enqueued(sending(enqueued<Said>([], said('a')), new Set(['a'])), said('b'));
    expect(queue[1]?.mark.replaces).toBe('a');
    expect(nextBatch(queue, 10).map(({ id }) => id)).toEqual(['a']);
    expect(nextBatch(answered(queue, [{ id: 'a', outcome: 'recorded', code: null }]), 10)[0]?.id).toBe('b');
  });

  it('adds the same mark once, also after a repeated tap', () => {
    expect(idsOf(enqueued(enqueued<Said>([], said('a')), said('a')))).toEqual(['a']);
  });

  it('keeps what waits for a decision and what is refused, with the reason, and sends neither again', () => {
    const two = enqueued(enqueued<Said>([], said('a')), said('b', 90, null, 'e2'));
    const queue = answered(two, [
      { id: 'a', outcome: 'pending', code: 'stale' },
      { id: 'b', outcome: 'refused', code: 'mark-id-reused' },
    ]);
    expect(queue.map(({ state, code }) => [state, code])).toEqual([
      ['pending', 'stale'],
      ['refused', 'mark-id-reused'],
    ]);
    expect(nextBatch(queue, 10)).toEqual([]);
    expect(unsent(queue, new Set(['a', 'b']))).toEqual(queue);
  });

  it('lets a new mark settle a refused one of the same place', () => {
    const queue = refused(enqueued<Said>([], said('a')), new Set(['a']), 'invalid');
    expect(idsOf(enqueued(queue, said('b')))).toEqual(['b']);
  });

  it('takes a request that a crash left unanswered as failed, and sends the same marks again', () => {
    const queue = sending(enqueued<Said>([], said('a')), new Set(['a']));
    expect(reopened(queue)).toEqual(unsent(queue, new Set(['a'])));
    expect(nextBatch(reopened(queue), 1)).toEqual([said('a')]);
  });

  it('is left as it is by an answer to a mark that it does not hold', () => {
    const queue = enqueued<Said>([], said('a'));
    expect(answered(queue, [{ id: 'z', outcome: 'recorded', code: null }])).toEqual(queue);
  });
});

/** The rules of the server in their simplest form: the same id is answered alike, a mark that names anything but what holds waits. */
class Server {
  readonly receipts = new Map<string, { readonly body: string; readonly outcome: DeviceOutcome }>();
  readonly holding = new Map<string, Said>();
  readonly recorded: Said[] = [];

  take(marks: readonly Said[]): readonly DeviceOutcome[] {
    return marks.map((mark) => {
      const body = JSON.stringify(mark);
      const before = this.receipts.get(mark.id);
      if (before !== undefined)
        return before.body === body ? before.outcome : { id: mark.id, outcome: 'refused', code: 'mark-id-reused' };
      const fits = (this.holding.get(placeKey(mark))?.id ?? null) === (mark.replaces ?? null);
      const outcome: DeviceOutcome = fits
        ? { id: mark.id, outcome: 'recorded', code: null }
        : { id: mark.id, outcome: 'pending', code: 'stale' };
      this.receipts.set(mark.id, { body, outcome });
      if (fits) {
        this.holding.set(placeKey(mark), mark);
        this.recorded.push(mark);
      }
      return outcome;
    });
  }
}

interface Letter {
  readonly device: number;
  readonly marks: readonly Said[];
}

/** One device: what it made, what it last saw of the server, and whether it waits for an answer. */
class Device {
  queue: DeviceQueue<Said> = [];
  seen: ReadonlyMap<string, Said> = new Map();
  asked: ReadonlySet<string> | null = null;
  readonly made = new Map<string, string>();

  edit(id: string, place: string, minutes: number, recordedAt: number): void {
    const [enrolmentId = '', blockId = ''] = place.split('/');
    const own = this.queue.findLast((each) => placeKey(each.mark) === place && isUnanswered(each));
    const holds = own?.mark ?? this.seen.get(place);
    this.queue = enqueued(this.queue, { id, enrolmentId, blockId, minutes, recordedAt, replaces: holds?.id ?? null });
    this.made.set(place, id);
  }

  send(): readonly Said[] {
    if (this.asked !== null) return [];
    const marks = nextBatch(this.queue, 3);
    if (marks.length === 0) return [];
    this.asked = new Set(marks.map(({ id }) => id));
    this.queue = sending(this.queue, this.asked);
    return marks;
  }

  hear(outcomes: readonly DeviceOutcome[], server: Server): void {
    this.queue = answered(this.queue, outcomes);
    this.seen = new Map(server.holding);
    this.asked = null;
  }

  lose(): void {
    if (this.asked !== null) this.queue = unsent(this.queue, this.asked);
    this.asked = null;
  }

  crash(): void {
    this.queue = reopened(JSON.parse(JSON.stringify(this.queue)) as DeviceQueue<Said>);
    this.asked = null;
  }
}

const hours = 3_600_000;
const deed = fc.record({
  kind: fc.constantFrom(
    'edit',
    'edit',
    'send',
    'send',
    'arrive',
    'arrive',
    'twice',
    'drop',
    'mute',
    'crash',
    'look',
    'month',
  ),
  device: fc.nat(3),
  place: fc.constantFrom('e1/b1', 'e1/b2', 'e2/b1'),
  minutes: fc.nat(90),
  pick: fc.nat(30),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** Plays deeds on some devices with skewed clocks over a network that loses, repeats, reorders and delays; then lets everything arrive. */
function play(deeds: readonly Deed[], skews: readonly number[]) {
  const server = new Server();
  const devices = skews.map(() => new Device());
  const road: Letter[] = [];
  const written: Letter[] = [];
  let now = 0;
  let count = 0;
  const post = (index: number): void => {
    const marks = devices[index]?.send() ?? [];
    if (marks.length === 0) return;
    road.push({ device: index, marks });
    written.push({ device: index, marks });
  };
  for (const { kind, device, place, minutes, pick } of deeds) {
    const index = device % devices.length;
    const own = devices[index];
    const at = pick % Math.max(1, road.length);
    const letter = road[at];
    now += 60_000;
    if (kind === 'edit') own?.edit(`m${String((count += 1))}`, place, minutes, now + (skews[index] ?? 0));
    if (kind === 'send') post(index);
    if (kind === 'crash') own?.crash();
    if (kind === 'look' && own) own.seen = new Map(server.holding);
    // An old request comes a month later, e.g. from a device that was switched off on its way.
    if (kind === 'month') {
      now += 30 * 24 * hours;
      server.take(written[pick % Math.max(1, written.length)]?.marks ?? []);
    }
    if (letter === undefined) continue;
    const sender = devices[letter.device];
    if (kind === 'arrive') sender?.hear(server.take(letter.marks), server);
    if (kind === 'mute') server.take(letter.marks);
    if (kind === 'mute' || kind === 'drop') sender?.lose();
    if (kind === 'twice') server.take(letter.marks);
    if (kind === 'arrive' || kind === 'mute' || kind === 'drop') road.splice(at, 1);
  }
  for (const device of devices) {
    device.lose();
    for (let marks = device.send(); marks.length > 0; marks = device.send()) device.hear(server.take(marks), server);
  }
  return { server, devices, written };
}

describe('Marks of one to four devices', () => {
  const skews = (most: number) =>
    fc.array(fc.integer({ min: -48 * hours, max: 48 * hours }), { minLength: 1, maxLength: most });
  const runs = { numRuns: 10_000 };

  it('end in one unbroken line for each place, whatever the network and the clocks did, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), skews(4), (deeds, clocks) => {
        const { server, devices } = play(deeds, clocks);
        // Each recorded mark names the one that held before it: nothing was overwritten unseen.
        const line = new Map<string, string>();
        const broken = server.recorded.filter((mark) => {
          const before = line.get(placeKey(mark)) ?? null;
          line.set(placeKey(mark), mark.id);
          return (mark.replaces ?? null) !== before;
        });
        const doubled = server.recorded.length - new Set(server.recorded.map(({ id }) => id)).size;
        // The last word of each device on each place has an answer: it is recorded, or it waits for a decision.
        const left = devices.flatMap(({ queue }) => queue.filter(isUnanswered));
        const lost = devices
          .flatMap(({ made }) => [...made.values()])
          .filter((id) => !['recorded', 'pending'].includes(server.receipts.get(id)?.outcome.outcome ?? ''));
        expect({ broken, doubled, left, lost }).toEqual({ broken: [], doubled: 0, left: [], lost: [] });
      }),
      runs,
    );
  });

  it('are answered the second time as the first, and the second time changes nothing', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), skews(4), (deeds, clocks) => {
        const { server, written } = play(deeds, clocks);
        const first = new Map([...server.receipts].map(([id, { outcome }]) => [id, outcome]));
        const held = [...server.holding];
        const again = written.flatMap(({ marks }) => server.take(marks));
        expect(again.filter((outcome) => outcome !== first.get(outcome.id))).toEqual([]);
        expect([...server.holding]).toEqual(held);
      }),
      runs,
    );
  });

  it('of one device alone end as she said last, and nothing waits', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), skews(1), (deeds, clocks) => {
        const { server, devices } = play(deeds, clocks);
        const holding = [...server.holding].map(([place, { id }]) => [place, id]).sort();
        const waits = [...server.receipts.values()].filter(({ outcome }) => outcome.outcome !== 'recorded');
        expect({ holding, waits }).toEqual({ holding: [...(devices[0]?.made ?? [])].sort(), waits: [] });
      }),
      runs,
    );
  });
});
