import type { IsoDate } from '@mittler/domain';

/** Which law or scheme a paper follows; it decides the items printed and the words used. */
export type PaperBasis =
  /** § 2(6) ZMediatAusbV as in force until 29 February 2024: six items, one Einzelsupervision, no anonymised cases. */
  | { readonly kind: 'zmediatausbv-until-2024-02-29' }
  /** § 2(6) ZMediatAusbV as in force since 1 March 2024: seven items. */
  | { readonly kind: 'zmediatausbv-from-2024-03-01' }
  /** Any other scheme: its own name, never the title of the ZMediatAusbV. */
  | { readonly kind: 'scheme'; readonly schemeName: string };

/** How the holder is called in sentences; `open` prints „Mediator:in“. */
export type FormOfAddress = 'feminine' | 'masculine' | 'open';

export type PaperPerson = {
  readonly givenNames: string;
  readonly familyName: string;
  readonly birthDate: IsoDate;
  readonly formOfAddress: FormOfAddress;
};

export type PaperInstitution = { readonly name: string; readonly address: string };

export type PaperTraining = {
  readonly courseName: string;
  readonly from: IsoDate;
  /** null while the course is not finished (on a proof of what is done so far only). */
  readonly until: IsoDate | null;
  /** Places in the order to print; a virtual course has the place of the institution. */
  readonly places: readonly string[];
};

export type PaperArea = {
  readonly number: string;
  readonly title: string;
  /** Valid minutes attended, surplus included, in the room and virtual together. */
  readonly minutes: number;
  /** The part of `minutes` that was virtual. */
  readonly virtualMinutes: number;
};

export type PaperSupervisor = { readonly name: string; readonly address: string };

/** The certificate line that the trainee released: classes, never who, where or when. */
export type PaperMediation = {
  readonly field: string;
  /** The parties as a class in words, for example „2 Parteien“. */
  readonly parties: string;
  readonly sessions: number;
  readonly role: 'mediator' | 'co-mediator';
  /** null where it is still open or not stated: nothing is printed then. */
  readonly agreement: boolean | null;
};

export type PaperSupervision = {
  /** The date of the supervision. The mediation's own date is never printed. */
  readonly on: IsoDate;
  readonly place: string;
  readonly supervisor: PaperSupervisor;
  /** null under the old text and where the scheme prints no cases. */
  readonly mediation: PaperMediation | null;
};

export type PaperVerification = {
  /** Twelve characters of the check code's alphabet, ungrouped. */
  readonly code: string;
  /** The address a person types, as printed, for example `mittler.example/pruefen`. */
  readonly shownAddress: string;
  /** The whole address for the QR code, with the code already in it. */
  readonly url: string;
};

export type CertificateContent = {
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly placeOfIssue: string;
  readonly basis: PaperBasis;
  /** Prints the title „zertifizierte:r Mediator:in“; only the rule sets of the ZMediatAusbV may set it. */
  readonly givesTitle: boolean;
  readonly person: PaperPerson;
  readonly institution: PaperInstitution;
  readonly signatory: { readonly name: string; readonly role: string };
  readonly training: PaperTraining & {
    readonly until: IsoDate;
    /** § 2(3): the course had practical exercises and role plays. */
    readonly exercisesIncluded: boolean;
    /** § 2(4) sentence 3: attendance was checked and personal interaction ensured in the virtual hours. */
    readonly virtualAssured: boolean;
  };
  readonly areas: readonly PaperArea[];
  /** The minutes that the rule set asks for and the virtual minutes it counts at most; null where it knows none. */
  readonly required: { readonly minutes: number; readonly virtualAtMost: number | null } | null;
  readonly supervisions: readonly PaperSupervision[];
  /** § 3(1): minutes of further training due by the date; null where the scheme knows no renewal. */
  readonly renewal: { readonly minutes: number; readonly until: IsoDate } | null;
  /** Old § 4(1): further Einzelsupervisionen due by the date; null otherwise. */
  readonly furtherSupervisions: { readonly count: number; readonly until: IsoDate } | null;
  /** True only where an electronic seal is applied to this very file. */
  readonly sealed: boolean;
  readonly verification: PaperVerification;
};

export type ProgressProofContent = {
  /** The date that the state is judged on. */
  readonly on: IsoDate;
  readonly basis: PaperBasis;
  /** Nothing is printed for a birth date that is not known: the law asks for it on a certificate alone. */
  readonly person: Omit<PaperPerson, 'birthDate'> & { readonly birthDate: IsoDate | null };
  readonly institution: PaperInstitution;
  readonly training: PaperTraining;
  readonly areas: readonly (PaperArea & {
    /** Minutes that the rule set asks for in this area; null where it asks for none. */
    readonly neededMinutes: number | null;
    /** Minutes of this area that count towards the certificate. */
    readonly countedMinutes: number;
  })[];
  readonly total: { readonly neededMinutes: number | null; readonly countedMinutes: number };
  readonly supervisions: readonly Omit<PaperSupervision, 'mediation'>[];
  /** How many confirmed cases the rule set asks for; null where it asks for none. */
  readonly neededSupervisions: number | null;
};
