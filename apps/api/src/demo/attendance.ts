import type { Attendance, Check, IsoDate, Modality } from '@mittler/domain';
import type { NewFact } from '../ledger/fact-row';
import type { DemoTrainee } from './cast';
import type { DatedSession } from './courses';
import { demoId, Random } from './random';
import { blockId } from './scenery';

interface Presence {
  readonly attendance: Attendance;
  readonly modality: Modality;
  readonly check: Check;
  /** Share of each block that she was there. */
  readonly share: number;
}

const there = (modality: Modality): Presence => ({
  attendance: 'present',
  modality,
  check: modality === 'room' ? 'roll-call' : 'meeting-log',
  share: 1,
});
const excused: Presence = { attendance: 'excused', modality: 'room', check: 'roll-call', share: 0 };

/** What the roll says of one person in one session, by the stage that she is to reach. */
function presence(trainee: DemoTrainee, index: number, { plan }: DatedSession): Presence {
  const { stage, turn, course } = trainee;
  const planned = there(plan.modality);
  const hasArea = (area: string): boolean => plan.blocks.some((block) => block.area === area);
  if (stage === 'misses-an-area') return hasArea('6') ? excused : planned;
  if (stage === 'midway') return index % (turn + 2) === 1 ? excused : planned;
  // Took part from her desk whenever the room was an hour away.
  if (stage === 'too-much-virtual') return plan.modality === 'room' && index % 2 === 0 ? there('virtual') : planned;
  if (course.code === 'running' && stage === 'steady') return running(trainee, index, planned);
  // Nobody comes to everything; what is over the regulation's hours leaves room for it.
  const random = new Random(turn * 97 + index * 13 + course.code.length);
  if (course.isOldText) return plan.modality === 'virtual' ? there('room') : planned;
  return index === 19 && random.next() < 0.4 ? excused : planned;
}

/** In the running course one signature is missing, somebody came late, somebody left early. */
function running({ turn }: DemoTrainee, index: number, planned: Presence): Presence {
  if (turn === 0) return index === 19 ? { ...planned, check: 'self-report' } : planned;
  if (turn === 3 && index === 15) return { ...planned, share: 0.5 };
  if (turn === 5 && index === 10) return { ...planned, share: 0.75 };
  return index === 2 + turn * 2 && turn > 5 ? excused : planned;
}

/** The marks of a session for all who were still in the course that day. */
export function marksOf(trainees: readonly DemoTrainee[], session: DatedSession, index: number): readonly NewFact[] {
  return trainees.flatMap((trainee) => {
    const { attendance, modality, check, share } = presence(trainee, index, session);
    return session.plan.blocks.map((block, position): NewFact => ({
      id: demoId('mark', trainee.enrolmentId, index, position),
      enrolmentId: trainee.enrolmentId,
      replaces: null,
      blockId: blockId(trainee.course, index, position),
      content: {
        kind: 'mark',
        on: session.day,
        purpose: 'training',
        attendance,
        area: block.area,
        module: block.module,
        modality,
        minutes: Math.floor(block.minutes * share),
        check,
        interactionEnsured: modality === 'virtual',
      },
      evidence: attendance === 'excused' ? { excuse: 'health' } : {},
    }));
  });
}

/** Who left in the middle is on no later roll. */
export function leavesOn({ course, stage }: DemoTrainee): IsoDate | null {
  if (stage !== 'dropped-out') return null;
  return course.sessions[Math.floor(course.sessions.length / 3)]?.day ?? null;
}
