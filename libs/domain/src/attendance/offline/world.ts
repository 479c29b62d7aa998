import {
  answered,
  type DeviceMark,
  type DeviceOutcome,
  type DeviceQueue,
  enqueued,
  isUnanswered,
  nextBatch,
  placeKey,
  reopened,
  sending,
  unsent,
} from '../device-queue';
import { type JudgedMark } from '../mark-verdict';
import { Expectation } from './expectation';
import { places, type Server } from './server';
import type { Course, Step } from './step';

type Made = DeviceMark & { readonly minutes: number; readonly recordedAt: string };
interface Device {
  queue: DeviceQueue<Made>;
  /** What it believes to hold, from when it last looked. */
  known: ReadonlyMap<string, string>;
}
interface Request {
  readonly device: number;
  readonly marks: readonly JudgedMark[];
}
interface Answer {
  readonly device: number;
  readonly outcomes: readonly DeviceOutcome[];
}

const batch = 4;

/** Devices, a network that does what it likes, a server, and beside it what should be. */
export class World {
  readonly expectation = new Expectation();
  /** What is not as it should be. */
  readonly broken: string[] = [];
  private readonly devices: Device[];
  private readonly requests: Request[] = [];
  private readonly answers: Answer[] = [];
  private readonly past: Request[] = [];
  private readonly said = new Map<string, string>();
  private readonly left = new Set<string>();
  private made = 0;

  constructor(
    private readonly server: Server,
    devices: number,
  ) {
    this.devices = Array.from({ length: devices }, () => ({ queue: [], known: new Map() }));
  }

  step(step: Step): void {
    const device = step.device % this.devices.length;
    switch (step.kind) {
      case 'edit':
        return this.edit(device, step);
      case 'send':
        return this.send(device);
      case 'deliver':
        return this.deliver(taken(this.requests, step.which));
      case 'duplicate':
        return this.again(this.requests, step.which);
      case 'replay':
        return this.again(this.past, step.which);
      case 'drop':
        return this.dropped(taken(this.requests, step.which));
      case 'answer':
        return this.answer(taken(this.answers, step.which));
      case 'lose-answer':
        return this.lost(taken(this.answers, step.which));
      case 'crash':
        return this.crash(device);
      case 'server-crash':
        // What it has promised lies in the database; what was on its way is gone.
        for (const request of this.requests.splice(0)) this.dropped(request);
        for (const answer of this.answers.splice(0)) this.lost(answer);
        return;
      case 'look':
        return this.look(device);
      case 'sign':
      case 'open':
        this.server.sign(step.kind === 'sign');
        return this.expectation.signed(step.kind === 'sign');
      case 'accept':
      case 'decline':
        return this.decide(step.which, step.kind === 'accept');
    }
  }

  /** The network holds, every device sends what it has, and everything that was ever sent comes once more after thirty days. */
  settle(): void {
    for (let round = 0; round < 1000; round++) {
      while (this.requests.length > 0) this.deliver(this.requests.shift());
      while (this.answers.length > 0) this.answer(this.answers.shift());
      for (const index of this.devices.keys()) this.send(index);
      if (this.requests.length === 0) break;
    }
    for (const request of this.past.slice()) this.deliver(request);
    this.answers.length = 0;
    if (this.devices.some(({ queue }) => queue.some(isUnanswered))) this.broken.push('a device never got an answer');
    this.compare();
  }

  private edit(index: number, { place, minutes, skew }: Step): void {
    const device = this.devices[index];
    const at = places[place % places.length];
    if (!device || !at) return;
    const id = `mark ${++this.made}`;
    const recordedAt = `${skew}`;
    device.queue = enqueued(device.queue, {
      ...at,
      id,
      minutes,
      recordedAt,
      replaces: device.known.get(placeKey(at)) ?? null,
    });
  }

  private send(index: number): void {
    const device = this.devices[index];
    if (!device || device.queue.some(({ state }) => state === 'sending')) return;
    const marks = nextBatch(device.queue, batch);
    if (marks.length === 0) return;
    device.queue = sending(device.queue, idsOf(marks));
    for (const { id } of marks) this.left.add(id);
    const request = { device: index, marks: marks.map(judged) };
    this.requests.push(request);
    this.past.push(request);
  }

  private deliver(request: Request | undefined): void {
    if (!request) return;
    const outcomes = this.server.receive(request.marks);
    this.expectation.arrives(request.marks);
    for (const outcome of outcomes) this.hear(outcome);
    this.answers.push({ device: request.device, outcomes });
  }

  /** The same mark is answered with the same letters, whenever it comes. */
  private hear(outcome: DeviceOutcome): void {
    const text = JSON.stringify(outcome);
    const before = this.said.get(outcome.id);
    if (before !== undefined && before !== text) this.broken.push(`${outcome.id} was answered otherwise than before`);
    this.said.set(outcome.id, before ?? text);
  }

  private again(from: readonly Request[], which: number): void {
    const request = from[which % Math.max(1, from.length)];
    if (request) this.requests.push(request);
  }

  private dropped(request: Request | undefined): void {
    if (request) this.failed(request.device, idsOf(request.marks));
  }

  private lost(answer: Answer | undefined): void {
    if (answer) this.failed(answer.device, idsOf(answer.outcomes));
  }

  private failed(index: number, ids: ReadonlySet<string>): void {
    const device = this.devices[index];
    if (device) device.queue = unsent(device.queue, ids);
  }

  private answer(answer: Answer | undefined): void {
    const device = answer && this.devices[answer.device];
    if (!device) return;
    device.queue = answered(device.queue, answer.outcomes);
    this.look(answer.device);
  }

  private look(index: number): void {
    const device = this.devices[index];
    const held = [...this.server.holding().values()];
    if (device) device.known = new Map(held.map((mark) => [placeKey(mark), mark.id]));
  }

  private crash(index: number): void {
    const device = this.devices[index];
    if (device) device.queue = reopened(device.queue);
  }

  private decide(which: number, accepted: boolean): void {
    const waiting = this.server.waiting();
    const id = waiting[which % Math.max(1, waiting.length)];
    if (id === undefined) return;
    this.server.decide(id, accepted);
    this.expectation.decided(id, accepted);
  }

  private compare(): void {
    const { facts, holding, waiting } = this.expectation;
    const is = [...this.server.holding()].map(([place, { id }]) => `${place}: ${id}`).sort();
    const should = [...holding].map(([place, id]) => `${place}: ${id}`).sort();
    if (is.join() !== should.join()) this.broken.push(`${is.join()} holds instead of ${should.join()}`);
    if (this.server.facts().join() !== facts.join()) this.broken.push('other marks are recorded, or in another order');
    if (new Set(this.server.facts()).size !== this.server.facts().length) this.broken.push('a mark is recorded twice');
    if (this.server.waiting().join() !== [...waiting.keys()].join()) this.broken.push('something else waits');
    const unheard = [...this.left].filter((id) => !this.said.has(id));
    if (unheard.length > 0) this.broken.push(`${unheard.join()} left a device and never arrived`);
  }
}

/** @returns what is not as it should be after all of it; empty: nothing */
export function brokenIn({ devices, steps }: Course, server: Server): readonly string[] {
  const world = new World(server, devices);
  for (const step of steps) world.step(step);
  world.settle();
  return world.broken;
}

function taken<T>(from: T[], which: number): T | undefined {
  return from.splice(which % Math.max(1, from.length), 1)[0];
}

const idsOf = (marks: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(marks.map(({ id }) => id));

function judged({ id, enrolmentId, blockId, minutes, replaces, recordedAt }: Made): JudgedMark {
  const whole = { id, enrolmentId, blockId, minutes, replaces: replaces ?? null };
  return { ...whole, body: JSON.stringify([whole, recordedAt]) };
}
