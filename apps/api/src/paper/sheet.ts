import type { IsoDate } from '@mittler/domain';

export type SheetColumn = {
  readonly label: string;
  /** `fit` takes the width of its text, `narrow` and `wide` share the rest of the line as 1 : 2. */
  readonly width: 'fit' | 'narrow' | 'wide';
  readonly align: 'start' | 'end';
};

export type SheetTable = {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
  /** Rows with room for a signature. */
  readonly tall?: boolean;
};

export type SheetSection = {
  readonly heading: string;
  readonly text: string | null;
  readonly table: SheetTable | null;
  /** Short lines under the table; the mark is set in bold before the text. */
  readonly notes: readonly { readonly mark: string | null; readonly text: string }[];
};

/**
 * A paper in words, ready to be laid out: every string is printed as it stands. The template knows this shape alone, so that
 * each kind of paper decides its words in code that can be read and tested, and text of persons never becomes layout source.
 */
export type Sheet = {
  /** The document's title in its metadata, shown by readers in place of the file name. */
  readonly documentTitle: string;
  readonly author: string;
  /** The document's date in its metadata; it makes the bytes a function of the content. */
  readonly date: IsoDate;
  readonly institution: { readonly name: string; readonly address: string; readonly role: string };
  readonly number: string | null;
  readonly eyebrow: string;
  readonly heading: string;
  readonly name: string;
  /** Empty where it is not to be printed. */
  readonly born: string;
  readonly lead: string;
  readonly sections: readonly SheetSection[];
  readonly closing: {
    readonly placeAndDate: string;
    readonly signatory: string | null;
    readonly role: string | null;
    readonly remarks: readonly string[];
  };
  readonly verification: {
    readonly code: string;
    readonly prompt: string;
    readonly explanation: string;
    /** The QR code as an SVG image. */
    readonly qr: string;
    readonly qrDescription: string;
  } | null;
  /** What stands at the left of the foot of every page, so that a second page belongs to the first. */
  readonly foot: string;
};
