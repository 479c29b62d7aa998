import type { IsoDate } from '../../calendar';
import type { ReasonCode } from '../assessment';
import type { ExternalEvidenceFact, MarkFact, Modality } from '../fact';
import type { EvidenceRule } from '../rule-set';

/** Minutes of one fact, and why they are not valid, where they are not. */
export interface Credit {
  readonly fact: string;
  readonly on: IsoDate;
  readonly area: string | null;
  readonly module: string | null;
  readonly modality: Modality;
  readonly minutes: number;
  readonly refused: ReasonCode | null;
}

/** What a mark or an accepted proof is worth by the rule set's demands on evidence, before any requirement looks at it. */
export function creditOf(fact: MarkFact | ExternalEvidenceFact, evidence: EvidenceRule): Credit {
  return {
    fact: fact.id,
    on: fact.on,
    area: fact.area,
    module: fact.module,
    modality: fact.modality,
    minutes: fact.minutes,
    // The office has seen the proof of minutes from elsewhere when it accepted them.
    refused: fact.kind === 'mark' ? refusalOf(fact, evidence) : null,
  };
}

function refusalOf(mark: MarkFact, evidence: EvidenceRule): ReasonCode | null {
  if (mark.attendance === 'absent') return 'absent';
  if (mark.attendance === 'excused') return 'excused';
  if (!evidence[mark.modality].includes(mark.check)) return 'check-not-enough';
  const interactionAsked = mark.modality === 'virtual' && evidence.virtualNeedsInteraction;
  return interactionAsked && !mark.interactionEnsured ? 'interaction-not-ensured' : null;
}
