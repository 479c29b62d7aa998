import { computed, signal } from '@angular/core';
import type { ChosenColumn, ImportAnswer, ImportDefaults, ImportPreview } from '@mittler/contract';
import { ProblemError } from '../../shell/problem/problem-error';
import type { ImportAct, ImportClient } from './import-client';

/** What is being done with the import right now. */
export type ImportWork = 'columns' | 'answers' | ImportAct;

/** The import on screen: every step answers with the import as it is afterwards, and a failed one leaves it as it was. */
export class OpenImport {
  private readonly known = signal<ImportPreview | null>(null);
  private readonly working = signal<ImportWork | null>(null);
  private readonly failure = signal<unknown>(null);
  readonly preview = this.known.asReadonly();
  readonly work = this.working.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly busy = computed(() => this.working() !== null);

  constructor(
    private readonly client: ImportClient,
    private readonly id: () => string,
  ) {}

  async load(): Promise<void> {
    this.failure.set(null);
    try {
      this.known.set(await this.client.one(this.id()));
    } catch (problem) {
      this.failure.set(problem);
    }
  }

  choose(columns: readonly ChosenColumn[], defaults: ImportDefaults): Promise<boolean> {
    return this.step('columns', (version) => this.client.choose(this.id(), { version, columns, defaults }));
  }

  answer(answers: readonly ImportAnswer[]): Promise<boolean> {
    return this.step('answers', (version) => this.client.answer(this.id(), { version, answers }));
  }

  act(act: ImportAct): Promise<boolean> {
    return this.step(act, (version) => this.client.act(this.id(), act, version));
  }

  private async step(work: ImportWork, send: (version: number) => Promise<ImportPreview>): Promise<boolean> {
    const preview = this.known();
    if (preview === null || this.working() !== null) return false;
    this.working.set(work);
    this.failure.set(null);
    try {
      this.known.set(await send(preview.version));
      return true;
    } catch (problem) {
      this.failure.set(problem);
      await this.catchUp(problem);
      return false;
    } finally {
      this.working.set(null);
    }
  }

  /** Somebody or something was faster: what is on screen must be what the next step means. */
  private async catchUp(problem: unknown): Promise<void> {
    if (!(problem instanceof ProblemError)) return;
    if (!['stale', 'import-outdated', 'import-already-applied', 'import-not-applied'].includes(problem.code)) return;
    await this.client.one(this.id()).then(
      (fresh) => this.known.set(fresh),
      () => undefined,
    );
  }
}
