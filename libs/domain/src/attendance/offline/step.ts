/** What may happen between devices and the server, in any order and as often as one likes. */
export const stepKinds = [
  'edit',
  'send',
  'deliver',
  'duplicate',
  'drop',
  'answer',
  'lose-answer',
  'replay',
  'crash',
  'server-crash',
  'look',
  'sign',
  'open',
  'accept',
  'decline',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** Numbers pick one of what there is at that moment; where there is nothing, nothing happens. */
export interface Step {
  readonly kind: StepKind;
  readonly device: number;
  readonly place: number;
  readonly which: number;
  readonly minutes: number;
  /** How far the device's clock is off, in hours. */
  readonly skew: number;
}

export interface Course {
  readonly devices: number;
  readonly steps: readonly Step[];
}
