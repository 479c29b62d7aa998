import type { DepartmentKind, MunicipalityParticipation, Participation, ParticipationQuery } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { isThere, peopleReach } from '../../training/scope';
import { findTandems, type FoundTandem, toTandem } from '../../training/tandem/tandem.query';
import { type DepartmentPeople, readDepartments } from './participation.query';

/** Which departments of a municipality take part, and which a working system still lacks. */
@Injectable()
export class ParticipationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Four statements, however many municipalities. @throws Refusal not-found (the query names what the caller can't see) */
  async read(caller: Caller, query: ParticipationQuery): Promise<Participation> {
    const reach = peopleReach(caller);
    return this.dataSource.transaction(async (tx) => {
      await refuseUnknown(query, reach, tx);
      const [setting]: readonly { readonly kinds: readonly DepartmentKind[] }[] = await tx.query(
        'select needed_kinds as kinds from participation_setting',
      );
      const municipalities = query.municipality === undefined ? reach : [query.municipality];
      const filter = { municipalities, programme: query.programme ?? null, course: query.course ?? null };
      const departments = await readDepartments({ ...filter, today: this.clock.today() }, tx);
      const { programme, course } = query;
      const tandems = await findTandems({ municipalities, programme, course }, tx);
      const neededKinds = setting?.kinds ?? [];
      const isNarrowed = programme !== undefined || course !== undefined;
      return {
        neededKinds,
        municipalities: byMunicipality(departments, tandems, neededKinds).filter(
          (each) => !isNarrowed || each.departments.some(({ takesPart }) => takesPart),
        ),
      };
    });
  }
}

function byMunicipality(
  departments: readonly DepartmentPeople[],
  tandems: readonly FoundTandem[],
  neededKinds: readonly DepartmentKind[],
): readonly MunicipalityParticipation[] {
  const rowsOf = new Map<string, DepartmentPeople[]>();
  for (const row of departments) {
    const rows = rowsOf.get(row.municipalityKey);
    if (rows) rows.push(row);
    else rowsOf.set(row.municipalityKey, [row]);
  }
  return [...rowsOf].map(([key, rows]) => {
    const shown = rows.map(toDepartment);
    const present = new Set(shown.filter(({ takesPart }) => takesPart).map(({ kind }) => kind));
    return {
      municipality: { key, name: rows[0]?.municipalityName ?? key },
      departments: [...shown.filter(({ takesPart }) => takesPart), ...shown.filter(({ takesPart }) => !takesPart)],
      missing: neededKinds.filter((kind) => !present.has(kind)),
      coordinators: rows[0]?.allCoordinators ?? 0,
      tandems: tandems.filter(({ municipality }) => municipality === key).map(toTandem),
    };
  });
}

function toDepartment(row: DepartmentPeople): MunicipalityParticipation['departments'][number] {
  const { id, name, kind, waiting, takingPart, certified, trainers, approvers, coordinators } = row;
  const trainees = waiting + takingPart + certified;
  return {
    id,
    name,
    kind,
    takesPart: trainees + trainers > 0,
    people: { waiting, takingPart, certified },
    roles: { trainees, trainers, approvers, coordinators },
  };
}

/** A course that does not concern the caller's municipalities is not there for her. */
async function refuseUnknown(
  { municipality, programme, course }: ParticipationQuery,
  reach: readonly string[] | null,
  tx: EntityManager,
): Promise<void> {
  const [known]: readonly { readonly all: boolean }[] = await tx.query(
    `select ($1::text is null or exists (select from municipality where key = $1 and ($4::text[] is null or key = any($4))))
        and ($2::uuid is null or exists (select from programme where id = $2))
        and ($3::uuid is null or exists (select from course c where c.id = $3 and ${isThere('$4')})) as all`,
    [municipality ?? null, programme ?? null, course ?? null, reach],
  );
  if (!known?.all) throw new Refusal('not-found');
}
