import type { Spoken } from '../../shell/language';
import type { LedgerTexts } from './texts';
import { de } from './texts';
import { en } from './texts-en';

export const ledgerTexts: Spoken<LedgerTexts> = { de, en };
