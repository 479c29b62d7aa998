import { Component, input, output, signal } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../icon';

let drops = 0;

/** One file, by dropping it here or by the browser's own choice; the button works by keyboard. */
@Component({
  selector: 'm-file-drop',
  imports: [Icon],
  template: `<div
    class="m-drop-zone"
    [class.m-drop-zone--over]="over()"
    (dragover)="$event.preventDefault(); over.set(true)"
    (dragleave)="over.set(false)"
    (drop)="dropped($event)"
  >
    <m-icon name="upload" [size]="40" />
    <label [attr.for]="id">{{ label() }}</label>
    <input #file type="file" [id]="id" class="m-unseen" tabindex="-1" [accept]="accept()" (change)="picked($event)" />
    <button
      type="button"
      class="m-button"
      [disabled]="busy()"
      [attr.aria-describedby]="id + '-hint'"
      (click)="file.click()"
    >
      {{ texts().choose }}
    </button>
    <p class="m-meta" [id]="id + '-hint'">{{ hint() }}</p>
    @if (name() !== '') {
      <p role="status"><m-icon name="file" /> {{ name() }}</p>
    }
  </div>`,
})
export class FileDrop {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** As the browser's accept, e.g. ".xlsx,.csv". */
  readonly accept = input('');
  readonly busy = input(false);
  readonly chosen = output<File>();
  protected readonly id = `file${String((drops += 1))}`;
  protected readonly over = signal(false);
  protected readonly name = signal('');
  protected readonly texts = spoken({ de: { choose: 'Datei wählen' }, en: { choose: 'Choose a file' } });

  protected picked(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.take(event.target.files?.[0]);
    // The same file, corrected, must be choosable again.
    event.target.value = '';
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files[0]);
  }

  private take(file: File | undefined): void {
    if (file === undefined || this.busy()) return;
    this.name.set(file.name);
    this.chosen.emit(file);
  }
}
