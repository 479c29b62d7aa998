/** What a column of a trainee list can mean, apart from hours and cases, which come in several columns. */
export type PersonField =
  | 'person-id'
  | 'family-name'
  | 'given-names'
  | 'full-name'
  | 'birth-date'
  | 'email'
  | 'municipality'
  | 'municipality-key'
  | 'department'
  | 'department-code'
  | 'course'
  | 'started-on'
  | 'finished-on'
  | 'certificate-number'
  | 'certificate-issued-on';

/** Zeitstunden of 60 minutes, Unterrichtseinheiten of 45 minutes, or minutes. */
export type HourUnit = 'hours' | 'units' | 'minutes';

export type ColumnModality = 'room' | 'virtual';

export type CasePart = 'mediated-on' | 'supervised-on' | 'supervisor' | 'place';

export type ColumnMeaning =
  | { readonly kind: 'person'; readonly field: PersonField }
  | {
      readonly kind: 'area-hours';
      /** The number of the content area as the Anlage counts. */
      readonly area: string;
      /** null where the header does not say; the reader of the report decides, nobody guesses. */
      readonly modality: ColumnModality | null;
      readonly unit: HourUnit | null;
    }
  | {
      readonly kind: 'case';
      readonly part: CasePart;
      /** Which of the cases a numbered column belongs to; null where one column holds them all. */
      readonly number: number | null;
    };

export type LabelledColumn = { readonly index: number; readonly label: string };

export type RecognisedColumn = LabelledColumn & { readonly meaning: ColumnMeaning };

/**
 * Why a column needs a person's word: its name fits several meanings (`several-meanings`), another column has the same meaning
 * (`same-as-another`), or it stands beside a column for the virtual hours of its area without saying whether it includes them
 * (`total-or-room`).
 */
export type AmbiguousColumn = LabelledColumn & {
  readonly reason: 'several-meanings' | 'same-as-another' | 'total-or-room';
  readonly candidates: readonly ColumnMeaning[];
};

export type ColumnReport = {
  readonly recognised: readonly RecognisedColumn[];
  readonly ambiguous: readonly AmbiguousColumn[];
  readonly unknown: readonly LabelledColumn[];
  /** Recognised columns of hours whose header names no unit. */
  readonly unitNotSaid: readonly LabelledColumn[];
};
