import { httpResource } from '@angular/common/http';
import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { ChosenColumn, ImportColumn, RuleSets } from '@mittler/contract';
import { hourUnits, importFields } from '@mittler/contract';
import { modalities, type Modality } from '@mittler/domain';
import { spoken } from '../../../shell/language';
import { Badge } from '../../../ui/badge';
import type { Option } from '../../../ui/fields/select-field';
import { SelectField } from '../../../ui/fields/select-field';
import { TableRegion } from '../../../ui/tables/table-region';
import { areasOf } from './areas-of';
import { lineTexts } from '../lines/line-texts';
import { importTexts } from '../texts';

type Edits = ReadonlyMap<number, ChosenColumn>;

/** The columns under the names that the file uses, and what each means; every meaning can be corrected. */
@Component({
  selector: 'm-import-columns',
  imports: [Badge, SelectField, TableRegion],
  template: `<p class="m-muted">{{ texts().one.columnsLead }}</p>
    <m-table-region [label]="texts().one.column">
      <table class="m-table m-table--roll m-table--list">
        <thead>
          <tr>
            <th scope="col">{{ texts().one.column }}</th>
            <th scope="col">{{ texts().one.meaning }}</th>
            <th scope="col">{{ texts().one.area }}, {{ texts().one.modality }}, {{ texts().one.unit }}</th>
          </tr>
        </thead>
        <tbody>
          @for (column of shown(); track column.index) {
            <tr [class.m-urgent]="column.doubt !== null && column.field === null">
              <th scope="row" class="m-break">
                {{ nameOf(column) }}
                @if (column.doubt; as doubt) {
                  @if (column.field === null) {
                    <m-badge tone="soon" icon="question">{{ texts().doubts[doubt] }}</m-badge>
                  }
                }
              </th>
              <td class="m-import__choice">
                <m-select-field
                  [label]="texts().one.meaningOf(nameOf(column))"
                  [bare]="true"
                  [options]="fields()"
                  [empty]="texts().one.ignore"
                  [disabled]="disabled()"
                  [value]="column.field"
                  [error]="errorOf(column.index)"
                  (valueChange)="put(column, { field: fieldOf($event) })"
                />
              </td>
              <td>
                @if (column.field === 'area-hours') {
                  <div class="m-form-row">
                    <m-select-field
                      [label]="texts().one.ofColumn(texts().one.area, nameOf(column))"
                      [bare]="true"
                      [options]="areas()"
                      [empty]="texts().one.area"
                      [disabled]="disabled()"
                      [value]="column.area"
                      (valueChange)="put(column, { area: $event })"
                    />
                    <m-select-field
                      [label]="texts().one.ofColumn(texts().one.modality, nameOf(column))"
                      [bare]="true"
                      [options]="forms()"
                      [empty]="texts().one.asDefault"
                      [disabled]="disabled()"
                      [value]="column.modality"
                      (valueChange)="put(column, { modality: formOf($event) })"
                    />
                    <m-select-field
                      [label]="texts().one.ofColumn(texts().one.unit, nameOf(column))"
                      [bare]="true"
                      [options]="units()"
                      [empty]="texts().one.asDefault"
                      [disabled]="disabled()"
                      [value]="column.unit"
                      (valueChange)="put(column, { unit: unitOf($event) })"
                    />
                  </div>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </m-table-region>`,
})
export class ImportColumns {
  readonly columns = input.required<readonly ImportColumn[]>();
  readonly disabled = input(false);
  /** Column that the server refused, and why. */
  readonly refused = input<{ readonly index: number; readonly text: string } | null>(null);
  /** What was corrected so far, to be sent. */
  readonly edited = output<readonly ChosenColumn[]>();
  protected readonly texts = spoken(importTexts);
  private readonly words = spoken(lineTexts);
  private readonly ruleSets = httpResource<RuleSets>(() => '/api/rule-sets');

  private readonly edits = linkedSignal<readonly ImportColumn[], Edits>({
    source: this.columns,
    computation: () => new Map(),
  });
  protected readonly shown = computed(() =>
    this.columns().map((column) => ({ ...column, ...this.edits().get(column.index) })),
  );
  protected readonly fields = computed<readonly Option[]>(() =>
    importFields.map((value) => ({ value, label: this.words().fields[value] })),
  );
  protected readonly areas = computed(() => areasOf(this.ruleSets.hasValue() ? this.ruleSets.value().ruleSets : []));
  protected readonly forms = computed<readonly Option[]>(() =>
    modalities.map((value) => ({ value, label: this.words().modalities[value] })),
  );
  protected readonly units = computed<readonly Option[]>(() =>
    hourUnits.map((value) => ({ value, label: this.texts().units[value] })),
  );

  protected nameOf({ header, index }: ImportColumn): string {
    return header === '' ? this.texts().one.unnamed(index + 1) : header;
  }

  protected errorOf(index: number): string | null {
    const refused = this.refused();
    return refused?.index === index ? refused.text : null;
  }

  protected fieldOf(value: string | null): ChosenColumn['field'] {
    return importFields.find((each) => each === value) ?? null;
  }

  protected formOf(value: string | null): Modality | null {
    return modalities.find((each) => each === value) ?? null;
  }

  protected unitOf(value: string | null): ImportColumn['unit'] {
    return hourUnits.find((each) => each === value) ?? null;
  }

  protected put(column: ImportColumn, change: Partial<ChosenColumn>): void {
    const { index, field, area, modality, unit, number } = column;
    const now: ChosenColumn = { index, field, area, modality, unit, number };
    this.edits.update((edits) => new Map(edits).set(index, { ...now, ...edits.get(index), ...change }));
    this.edited.emit([...this.edits().values()]);
  }
}
