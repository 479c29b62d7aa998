import type { IsoDate, MarkFact, Modality, Purpose } from '@mittler/domain';

/** What a mark takes from its block. */
export interface BlockMeaning {
  readonly on: IsoDate;
  readonly area: string | null;
  readonly module: string | null;
  readonly purpose: Purpose;
  readonly modality: Modality;
  readonly plannedMinutes: number;
}

export type MarkMeaning = Omit<MarkFact, 'id' | 'receivedAt' | 'replaces'>;

/**
 * The mark as it has to read after its block has changed; null where it says so already. Day, area, module and purpose are the block's.
 * The modality follows where the person's was the planned one; her own stays. Minutes are cut to the plan, never added.
 */
export function correctedMark(mark: MarkMeaning, before: BlockMeaning, after: BlockMeaning): MarkMeaning | null {
  const modality = mark.modality === before.modality ? after.modality : mark.modality;
  const corrected: MarkMeaning = {
    ...mark,
    on: after.on,
    area: after.area,
    module: after.module,
    purpose: after.purpose,
    modality,
    minutes: Math.min(mark.minutes, after.plannedMinutes),
    // Nobody gave her word for a session that was held in the room.
    interactionEnsured: modality === 'virtual' && mark.interactionEnsured,
  };
  const isSame = (Object.keys(corrected) as (keyof MarkMeaning)[]).every((key) => corrected[key] === mark[key]);
  return isSame ? null : corrected;
}
