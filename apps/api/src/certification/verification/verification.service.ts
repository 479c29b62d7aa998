import type { Verification, VerifyCertificate } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { FastRead } from '../../database/fast-read';
import { Clock } from '../../http/clock';
import { readCheckCode } from '../paper/check-code';

interface VerifiedRow {
  readonly number: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly issuedOn: IsoDate;
  readonly issuedBy: string;
  readonly ruleSet: string;
  readonly ruleSetEnglish: string;
  readonly title: string | null;
  readonly renewalMinutes: number | null;
  readonly rightUntil: IsoDate | null;
  readonly revokedOn: IsoDate | null;
}

const byCode = `
  select c.number, c.content->'person'->>'givenNames' as "givenNames", c.content->'person'->>'familyName' as "familyName",
    c.issued_on as "issuedOn", c.content->'institution'->>'name' as "issuedBy", u.content->'title'->>'de' as "ruleSet",
    u.content->'title'->>'en' as "ruleSetEnglish",
    case when (c.content->>'givesTitle')::boolean then u.content->'grantsTitle'->>'de' end as title,
    (c.content->'renewal'->>'minutes')::int as "renewalMinutes", s.title_until as "rightUntil", r.revoked_on as "revokedOn"
  from certificate c
    join rule_set u on u.id = c.rule_set_id
    left join certificate_revocation r on r.certificate_id = c.id
    left join standing s on s.enrolment_id = c.enrolment_id and s.rule_set_id = c.rule_set_id
  where c.check_code = $1`;

/** No certificate has it: its letters are none of the alphabet. What can't be a code takes the same way as an unknown one. */
const noCode = '000000000000';

/** Tells who was shown a certificate whether it holds: only what the paper shows, without birth date and cases. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly fastRead: FastRead,
    private readonly clock: Clock,
  ) {}

  /** The code counts as shown by the holder; a number beside it must fit. Unknown, malformed and unfitting answer alike. */
  async verify({ code, number }: VerifyCertificate): Promise<Verification> {
    const [row] = await this.fastRead.rows<VerifiedRow>('verify-certificate', byCode, [readCheckCode(code) ?? noCode]);
    const checkedAt = this.clock.now();
    if (!row || (number !== undefined && plain(number) !== plain(row.number))) return { ...unknown, checkedAt };
    return {
      is:
        row.revokedOn !== null
          ? 'revoked'
          : row.rightUntil !== null && row.rightUntil < this.clock.today()
            ? 'lapsed'
            : 'valid',
      checkedAt,
      name: `${row.givenNames} ${row.familyName}`,
      number: row.number,
      issuedOn: row.issuedOn,
      issuedBy: row.issuedBy,
      ruleSet: row.ruleSet,
      ruleSetEnglish: row.ruleSetEnglish,
      title: row.title,
      revokedOn: row.revokedOn,
      // A revoked paper gives no right that could end.
      rightUntil: row.revokedOn === null ? row.rightUntil : null,
      renewalMinutes: row.renewalMinutes,
    };
  }
}

const unknown = {
  is: 'unknown',
  name: null,
  number: null,
  issuedOn: null,
  issuedBy: null,
  ruleSet: null,
  ruleSetEnglish: null,
  title: null,
  revokedOn: null,
  rightUntil: null,
  renewalMinutes: null,
} as const;

function plain(number: string): string {
  return number.toUpperCase().replace(/[\s\-‐‑–]/g, '');
}
