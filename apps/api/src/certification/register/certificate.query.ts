import type { CertificateQuery } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import type { CertificateRow } from './certificate.entity';

/** Whose certificates a caller may read at all. */
export interface CertificateScope {
  /** Null: those of every municipality. */
  readonly municipalities: readonly string[] | null;
  /** Only those of this person; null: of everybody. */
  readonly holder: string | null;
}

export interface CertificateWish extends Omit<CertificateQuery, 'after' | 'limit'> {
  readonly id?: string;
  readonly words?: string;
  /** The last certificate of the page before. */
  readonly after?: string;
  readonly limit: number;
}

const state = `case when r.certificate_id is not null then 'revoked' when s.title_until < $1 then 'lapsed' else 'valid' end`;

const register = `
  select c.id, c.number, c.check_code as "checkCode", c.issued_on as "issuedOn", c.issued_at as "issuedAt", c.source, c.content,
    e.person_id as "personId", e.id as "enrolmentId", k.id as "courseId", k.name as "courseName",
    m.key as municipality, m.name as "municipalityName", d.name as "departmentName",
    u.id as "ruleSetId", u.title as "ruleSetTitle", u.version as "ruleSetVersion", ${state} as state,
    s.title_until as "rightUntil", r.revoked_on as "revokedOn", r.revoked_at as "revokedAt", r.reason
  from certificate c
    join enrolment e on e.id = c.enrolment_id
    join person p on p.id = e.person_id
    join course k on k.id = e.course_id
    join department d on d.id = e.department_id
    join municipality m on m.key = d.municipality_key
    join rule_set u on u.id = c.rule_set_id
    left join certificate_revocation r on r.certificate_id = c.id
    left join standing s on s.enrolment_id = c.enrolment_id and s.rule_set_id = c.rule_set_id
  where ($2::text[] is null or d.municipality_key = any($2))
    and ($3::uuid is null or e.person_id = $3)
    and ($4::uuid is null or c.id = $4)
    and ($5::uuid is null or e.course_id = $5)
    and ($6::uuid is null or e.person_id = $6)
    and ($7::uuid is null or c.rule_set_id = $7)
    and ($8::text is null or d.municipality_key = $8)
    and ($9::text is null or ${state} = $9)
    and ($10::date is null or c.issued_on >= $10)
    and ($11::date is null or c.issued_on <= $11)
    and ($12::text is null or lower(p.given_name || ' ' || p.family_name) like '%' || lower($12) || '%'
      or lower(p.family_name || ', ' || p.given_name) like '%' || lower($12) || '%' or c.number ilike $12 || '%')
    and ($13::text is null or (c.issued_on, c.id) < (select issued_on, id from certificate where id::text = $13))
  order by c.issued_on desc, c.id desc
  limit $14`;

/** Lines of the register, the newest issue first, as things stand on the day. */
export async function certificateRows(
  scope: CertificateScope,
  wish: CertificateWish,
  today: IsoDate,
  tx: EntityManager,
): Promise<readonly CertificateRow[]> {
  return tx.query(register, [
    today,
    scope.municipalities,
    scope.holder,
    wish.id ?? null,
    wish.course ?? null,
    wish.person ?? null,
    wish.ruleSet ?? null,
    wish.municipality ?? null,
    wish.state ?? null,
    wish.issuedFrom ?? null,
    wish.issuedUntil ?? null,
    wish.words === undefined ? null : wish.words.replace(/[\\%_]/g, '\\$&'),
    wish.after ?? null,
    wish.limit,
  ]);
}

export interface CertificateInForce {
  readonly id: string;
  readonly number: string;
  readonly ruleSetId: string;
}

/** The certificates of an enrolment that were not revoked. */
export async function certificatesInForce(
  enrolmentId: string,
  tx: EntityManager,
): Promise<readonly CertificateInForce[]> {
  return tx.query(
    `select c.id, c.number, c.rule_set_id as "ruleSetId" from certificate c
     where c.enrolment_id = $1 and not exists (select from certificate_revocation r where r.certificate_id = c.id)
     order by c.issued_on desc, c.id`,
    [enrolmentId],
  );
}
