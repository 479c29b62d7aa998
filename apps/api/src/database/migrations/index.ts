import type { MigrationInterface } from 'typeorm';
import { House1763800000000 } from './1763800000000-house';
import { People1763800001000 } from './1763800001000-people';
import { Ledger1763800002000 } from './1763800002000-ledger';
import { Training1763800003000 } from './1763800003000-training';
import { Certification1763800004000 } from './1763800004000-certification';
import { Office1763800005000 } from './1763800005000-office';
import { Registration1763800006000 } from './1763800006000-registration';
import { Planning1763800007000 } from './1763800007000-planning';
import { Messages1763800008000 } from './1763800008000-messages';
import { Participation1763800009000 } from './1763800009000-participation';
import { Withdrawal1763800010000 } from './1763800010000-withdrawal';
import { PlannedMove1763800010500 } from './1763800010500-planned-move';
import { RollEvidence1763800011000 } from './1763800011000-roll-evidence';

/** All migrations, in the order in which they run. One that has been released is never edited. */
export const migrations: (new () => MigrationInterface)[] = [
  House1763800000000,
  People1763800001000,
  Ledger1763800002000,
  Training1763800003000,
  Certification1763800004000,
  Office1763800005000,
  Registration1763800006000,
  Planning1763800007000,
  Messages1763800008000,
  Participation1763800009000,
  Withdrawal1763800010000,
  PlannedMove1763800010500,
  RollEvidence1763800011000,
];
