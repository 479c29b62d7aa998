import type { Signal } from '@angular/core';
import { computed, signal } from '@angular/core';
import { CreateSession, EditSession, type SessionAnswer } from '@mittler/contract';
import { instantsOf, planProblems, wallClockAt } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import { validated } from '../../shell/form/validated';
import { ProblemError } from '../../shell/problem/problem-error';
import type { Place } from '../../ui/place';
import { clockTime } from './clock-time';

const emptySession = {
  title: '',
  venue: '',
  town: '',
  roomId: null,
  trainerIds: [],
  blocks: [],
  version: 1,
} as const;

/**
 * The form of a session. A day and times as German clocks show them become instants when it is checked; what does not
 * fit is said at the field that was typed.
 */
export class SessionDraft {
  readonly form = new Entered(EditSession, emptySession);
  private readonly clocks = signal<Readonly<Record<string, string>>>({});
  private readonly typed = signal(false);
  readonly dirty: Signal<boolean> = computed(() => this.typed() || this.form.dirty());
  /** How many blocks there are. */
  readonly count = computed(() => this.blocks().length);
  private readonly places = new Map<string, Place<string>>();

  constructor(private readonly modules: () => readonly string[]) {}

  begin(session: SessionAnswer): void {
    const start = wallClockAt(session.startsAt);
    this.clocks.set({
      day: start.date,
      '/startsAt': start.time,
      '/endsAt': wallClockAt(session.endsAt).time,
      ...Object.fromEntries(
        session.blocks.map((block, at) => [`/blocks/${String(at)}/startsAt`, wallClockAt(block.startsAt).time]),
      ),
    });
    this.form.begin({
      title: session.title,
      venue: session.venue,
      town: session.town,
      roomId: session.room?.id ?? null,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      trainerIds: session.trainers.map((each) => each.id),
      blocks: session.blocks.map(({ id, area, module, purpose, modality, plannedMinutes, startsAt }) => ({
        id,
        area: area ?? null,
        module: module ?? null,
        purpose,
        modality,
        plannedMinutes,
        startsAt,
      })),
      version: session.version,
    });
    this.typed.set(false);
  }

  start(venue: string, town: string): void {
    this.form.begin({ ...emptySession, venue, town });
    this.clocks.set({ '/startsAt': '09:00', '/endsAt': '12:15' });
    this.addBlock();
    this.typed.set(false);
  }

  addBlock(): void {
    const at = this.count();
    this.form
      .at('blocks')
      .set([
        ...this.blocks(),
        { area: null, module: null, purpose: 'training', modality: 'room', plannedMinutes: 90, startsAt: '' },
      ]);
    this.clock(`/blocks/${String(at)}/startsAt`).set(at === 0 ? (this.clocks()['/startsAt'] ?? '') : '');
  }

  dropBlock(gone: number): void {
    const times = this.blocks().map((_, at) => this.clocks()[`/blocks/${String(at)}/startsAt`] ?? '');
    this.form.at('blocks').set(this.blocks().filter((_, at) => at !== gone));
    times.filter((_, at) => at !== gone).forEach((time, at) => this.clock(`/blocks/${String(at)}/startsAt`).set(time));
  }

  /** The area or the module of a block, by its code. */
  subject(at: number): string {
    const block = this.blocks()[at];
    return block?.area ?? block?.module ?? '';
  }

  setSubject(at: number, code: string | null): void {
    const isModule = code !== null && this.modules().includes(code);
    this.form.within<string>(`/blocks/${String(at)}/area`).set(isModule ? null : code);
    this.form.within<string>(`/blocks/${String(at)}/module`).set(isModule ? code : null);
  }

  /** A time of day, or under the name "day" the day, in a field of its own; errors are those of the instant. */
  clock(pointer: string): Place<string> {
    const known = this.places.get(pointer);
    if (known !== undefined) return known;
    const instant = this.form.within<string>(pointer === 'day' ? '/startsAt' : pointer);
    const place: Place<string> = {
      id: pointer === 'day' ? `${instant.id}-day` : instant.id,
      value: computed(() => this.clocks()[pointer]),
      error: pointer === 'day' ? computed(() => null) : instant.error,
      set: (value) => {
        this.clocks.update((clocks) => ({ ...clocks, [pointer]: value ?? '' }));
        this.typed.set(true);
      },
    };
    this.places.set(pointer, place);
    return place;
  }

  /** The request if everything fits, else null and the fields say what does not. */
  checked(): EditSession | null {
    this.form.within<string>('/startsAt').set(this.instant('/startsAt'));
    this.form.within<string>('/endsAt').set(this.instant('/endsAt'));
    this.blocks().forEach((_, at) => {
      const pointer = `/blocks/${String(at)}/startsAt`;
      this.form.within<string>(pointer).set(this.instant(pointer));
    });
    const request = this.form.checked();
    if (request === null) return null;
    const problems = planProblems(request);
    if (problems.length === 0) return request;
    this.form.refused(new ProblemError(422, 'invalid', null, problems, {}));
    return null;
  }

  /** The day in the field; empty or no date while it is typed. */
  day(): string {
    return this.clocks()['day'] ?? '';
  }

  /** The plan as it stands, or null while something is missing; shows no errors and keeps the form as it is. */
  readonly plan: Signal<CreateSession | null> = computed(() => {
    const { title, venue, town, roomId, trainerIds } = this.form.value();
    const found = validated(CreateSession, {
      title,
      venue,
      town,
      roomId: roomId === '' ? null : roomId,
      trainerIds,
      startsAt: this.instant('/startsAt'),
      endsAt: this.instant('/endsAt'),
      blocks: this.blocks().map(({ area, module, purpose, modality, plannedMinutes }, at) => ({
        area,
        module,
        purpose,
        modality,
        plannedMinutes,
        startsAt: this.instant(`/blocks/${String(at)}/startsAt`),
      })),
    });
    return found.ok && planProblems(found.value).length === 0 ? found.value : null;
  });

  private blocks(): EditSession['blocks'] {
    const blocks = this.form.value().blocks;
    return Array.isArray(blocks) ? blocks : [];
  }

  private instant(pointer: string): string {
    const { day = '', [pointer]: typed = '' } = this.clocks();
    const time = clockTime(typed);
    if (day === '' || time === null) return '';
    // The night on which clocks go back has an hour twice; sessions are held by day, the earlier one is meant.
    return instantsOf({ date: day, time })[0] ?? '';
  }
}
