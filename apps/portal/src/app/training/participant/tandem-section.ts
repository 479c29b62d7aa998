import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import type { FormTandem, Participant, Participants, Participation, TandemAnswer } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SelectField } from '../../ui/fields/select-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { tandemTexts } from './texts';

/** Pairs across departments: which there are in the course, and a new one. */
@Component({
  selector: 'm-tandem-section',
  host: { class: 'm-part' },
  imports: [ProblemNotice, SelectField],
  template: `<section>
    <h2>{{ texts().heading(tandems().length) }}</h2>
    <p class="m-muted">{{ texts().lead }}</p>
    <m-problem-notice [problem]="problem() ?? report.error() ?? people.error()" [again]="true" (retry)="again()" />
    @if (tandems().length > 0) {
      <ul class="m-tandems">
        @for (each of tandems(); track each.id) {
          <li>
            <span>{{ pair(each) }}</span>
            <button type="button" class="m-link" [disabled]="busy()" (click)="dissolve(each)">
              {{ texts().dissolve }}<span class="m-unseen">: {{ pair(each) }}</span>
            </button>
          </li>
        }
      </ul>
    }
    @if (free().length > 1) {
      <form class="m-filters" novalidate (submit)="$event.preventDefault(); form()">
        <m-select-field [label]="texts().first" [options]="firsts()" [empty]="texts().choose" [(value)]="first" />
        <m-select-field
          [label]="texts().second"
          [options]="seconds()"
          [empty]="texts().choose"
          [disabled]="seconds().length === 0"
          [hint]="lonely() ? texts().noPartner : ''"
          [(value)]="second"
        />
        <div class="m-acts">
          <button class="m-button" [disabled]="busy() || !isChosen()">{{ texts().form }}</button>
        </div>
      </form>
    }
  </section>`,
})
export class TandemSection {
  readonly course = input.required<string>();
  private readonly http = inject(HttpClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(tandemTexts);
  protected readonly report = httpResource<Participation>(() => ({
    url: '/api/participation',
    params: { course: this.course() },
  }));
  protected readonly people = httpResource<Participants>(() => ({
    url: `/api/courses/${this.course()}/participants`,
    params: { limit: 200 },
  }));
  protected readonly first = signal('');
  protected readonly second = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly tandems = computed(() =>
    this.report.hasValue() ? this.report.value().municipalities.flatMap((each) => each.tandems) : [],
  );
  protected readonly free = computed<readonly Participant[]>(() => {
    const taken = new Set(this.tandems().flatMap(({ partners }) => partners.map((one) => one.enrolmentId)));
    const all = this.people.hasValue() ? this.people.value().participants : [];
    return all.filter(({ enrolmentId, state }) => state !== 'dropped-out' && !taken.has(enrolmentId));
  });
  protected readonly firsts = computed(() => this.free().map(toOption));
  private readonly partners = computed<readonly Participant[]>(() => {
    const chosen = this.free().find(({ enrolmentId }) => enrolmentId === this.first());
    if (chosen === undefined) return [];
    return this.free().filter(
      ({ municipality, department }) =>
        municipality.key === chosen.municipality.key && department.id !== chosen.department.id,
    );
  });
  protected readonly seconds = computed(() => this.partners().map(toOption));
  protected readonly lonely = computed(() => this.first() !== '' && this.partners().length === 0);
  protected readonly isChosen = computed(() => this.partners().some((one) => one.enrolmentId === this.second()));

  protected pair({ partners }: TandemAnswer): string {
    const [first = '', second = ''] = partners.map((one) => `${format.fullName(one)} (${one.department.name})`);
    return this.texts().pair(first, second);
  }

  protected again(): void {
    this.problem.set(null);
    this.report.reload();
    this.people.reload();
  }

  protected form(): Promise<void> {
    if (!this.isChosen()) return Promise.resolve();
    return this.working(async () => {
      await this.send({ id: crypto.randomUUID(), first: this.first(), second: this.second() });
      this.first.set('');
      this.second.set('');
      this.messages.say(this.texts().formed);
    });
  }

  protected dissolve(tandem: TandemAnswer): Promise<void> {
    const [first, second] = tandem.partners;
    return this.working(async () => {
      await firstValueFrom(this.http.delete(`${this.address()}/${tandem.id}`));
      this.messages.say(this.texts().dissolved, () => {
        if (first === undefined || second === undefined) return;
        const wish = { id: crypto.randomUUID(), first: first.enrolmentId, second: second.enrolmentId };
        void this.working(() => this.send(wish));
      });
    });
  }

  private address(): string {
    return `/api/courses/${this.course()}/tandems`;
  }

  private async send(wish: FormTandem): Promise<void> {
    await firstValueFrom(this.http.post<TandemAnswer>(this.address(), wish));
  }

  private async working(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
      this.report.reload();
    }
  }
}

function toOption(one: Participant): { readonly value: string; readonly label: string } {
  return {
    value: one.enrolmentId,
    label: `${format.listName(one)} (${one.municipality.name}, ${one.department.name})`,
  };
}
