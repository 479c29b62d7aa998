import type { RegistrationRecord } from '@mittler/contract';
import { addDays, type IsoDate } from '@mittler/domain';
import type { INestApplicationContext } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { RegistrationStepService } from '../training/registration/registration-step.service';
import { RegistrationService } from '../training/registration/registration.service';
import { OfferService } from '../training/seat/offer.service';
import { QuotaService } from '../training/quota/quota.service';
import { type DemoPerson, demoStaff } from './cast';
import { demoTowns } from './places';
import { demoId } from './random';
import { at } from './scenery';

type Way = (person: DemoPerson, course: string) => Promise<RegistrationRecord>;

const courseOf = (code: string): string => demoId('course', code);
const idOf = (person: DemoPerson, course: string): string => demoId('registration', course, person.id);

/** People register, are approved, wait, accept and withdraw, by the product's own services, in the weeks before today. */
export async function registerAll(
  app: INestApplicationContext,
  today: IsoDate,
  candidates: readonly DemoPerson[],
): Promise<void> {
  const registering = new Registering(app, today);
  const queue = [...candidates];
  const next = (count: number): readonly DemoPerson[] => queue.splice(0, count);
  await registering.openApprovals(next(3));
  await registering.endings(next(4));
  await registering.worksCouncil(next(4));
  await registering.fullCourse(next(11));
  await registering.quota(next(4));
  await registering.others(next(4));
}

class Registering {
  private readonly registrations: RegistrationService;
  private readonly steps: RegistrationStepService;
  private readonly quotas: QuotaService;
  private readonly offers: OfferService;
  private readonly clock: Clock;
  private readonly office = callerOf(demoStaff[2], 'coordination-office');
  private readonly approver = callerOf(demoStaff[4], 'approver');
  private readonly coordinator = callerOf(demoStaff[3], 'municipal-coordinator');

  constructor(
    app: INestApplicationContext,
    private readonly today: IsoDate,
  ) {
    this.registrations = app.get(RegistrationService, { strict: false });
    this.steps = app.get(RegistrationStepService, { strict: false });
    this.quotas = app.get(QuotaService, { strict: false });
    this.offers = app.get(OfferService, { strict: false });
    this.clock = app.get(Clock);
  }

  /** The approver's page has something to decide. */
  async openApprovals(people: readonly DemoPerson[]): Promise<void> {
    for (const [index, person] of people.entries()) {
      this.days(5 - index);
      await this.register(person, index === 2 ? 'autumn' : 'coming');
    }
  }

  /** Of her department, too: declined, withdrawn, and a substitute in somebody's place. */
  async endings([declined, withdrawn, replaced, substitute]: readonly DemoPerson[]): Promise<void> {
    if (!declined || !withdrawn || !replaced || !substitute) return;
    this.days(18);
    const one = await this.register(declined, 'coming');
    const two = await this.register(withdrawn, 'coming');
    const three = await this.nominated(replaced, 'coming');
    this.days(15);
    const reason = 'In diesem Halbjahr fehlt die Vertretung.';
    await this.steps.decide(this.approver, one.id, { version: one.version, approved: false, reason });
    await this.steps.withdraw(herself(withdrawn), two.id, { version: two.version, reason: 'Elternzeit' });
    const id = idOf(substitute, 'coming');
    await this.steps.substitute(this.approver, three.id, { version: three.version, id, personId: substitute.id });
  }

  /** The coordinator's town: two wait for the works council, one has its agreement, one its objection. */
  async worksCouncil(people: readonly DemoPerson[]): Promise<void> {
    this.days(12);
    const asked: RegistrationRecord[] = [];
    for (const [index, person] of people.entries())
      asked.push(await this.nominated(person, index < 2 ? 'next-modules' : 'coming'));
    this.days(4);
    const [, , agreed, objected] = asked;
    if (agreed)
      await this.steps.stateWorksCouncil(this.coordinator, agreed.id, { version: agreed.version, status: 'agreed' });
    if (objected) {
      const reason = 'Die Stelle wird in dieser Zeit neu besetzt.';
      const wish = { version: objected.version, status: 'objected', reason } as const;
      await this.steps.stateWorksCouncil(this.coordinator, objected.id, wish);
    }
  }

  /** Six seats: four accepted, two offered; one offer has lapsed, and the others wait. */
  async fullCourse(people: readonly DemoPerson[]): Promise<void> {
    this.days(21);
    const made: RegistrationRecord[] = [];
    for (const person of people) made.push(await this.nominated(person, 'compact'));
    this.days(17);
    for (const [index, { id, version }] of made.slice(0, 4).entries()) {
      const person = people[index];
      if (person) await this.steps.accept(herself(person), id, { version });
    }
    const last = made[5];
    const holder = people[5];
    if (last && holder) await this.steps.withdraw(herself(holder), last.id, { version: last.version });
    await this.offers.lapseDue(this.days(6));
  }

  /** The host town may have two seats: its third waits while others are still free. The demo's trainee has an offer. */
  async quota(people: readonly DemoPerson[]): Promise<void> {
    this.days(20);
    const quotas = [{ municipality: demoTowns[0]?.key ?? '', seats: 2 }];
    await this.quotas.edit(this.office, courseOf('next-modules'), { version: 1, quotas });
    const trainee = demoStaff[0];
    const colleagues = [demoStaff[5], demoStaff[6]];
    this.days(3);
    if (trainee) await this.approved(trainee, 'next-modules');
    for (const person of [...colleagues, ...people]) if (person) await this.nominated(person, 'next-modules');
  }

  /** Registered in departments that have not answered, and seats that are accepted already. */
  async others(people: readonly DemoPerson[]): Promise<void> {
    for (const [index, person] of people.entries()) {
      this.days(9 - index);
      if (index < 2) {
        await this.register(person, 'autumn');
        continue;
      }
      const { id, version } = await this.nominated(person, 'autumn');
      await this.steps.accept(herself(person), id, { version });
    }
  }

  private days(before: number): string {
    const instant = at(addDays(this.today, -before), '10:30');
    this.clock.now = () => instant;
    return instant;
  }

  private readonly register: Way = (person, course) =>
    this.registrations.register(herself(person), {
      id: idOf(person, course),
      courseId: courseOf(course),
      departmentId: person.department.id,
    });

  private readonly nominated: Way = (person, course) =>
    this.registrations.nominate(this.office, courseOf(course), {
      id: idOf(person, course),
      personId: person.id,
      departmentId: person.department.id,
    });

  private async approved(person: DemoPerson, course: string): Promise<void> {
    const { id, version } = await this.register(person, course);
    await this.steps.decide(this.office, id, { version, approved: true });
  }
}

const herself = (person: DemoPerson): Caller => ({ personId: person.id, signInId: person.id, roles: [] });

function callerOf(
  person: DemoPerson | undefined,
  role: 'approver' | 'municipal-coordinator' | 'coordination-office',
): Caller {
  if (!person) throw new RangeError('the demo has no such account');
  const grant = {
    role,
    municipality: role === 'municipal-coordinator' ? person.department.town.key : null,
    department: role === 'approver' ? person.department.id : null,
    from: '2018-11-05',
    until: null,
  };
  return { personId: person.id, signInId: person.id, roles: [grant] };
}
