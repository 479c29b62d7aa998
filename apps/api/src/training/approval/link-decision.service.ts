import type { ApprovalAsked, ApprovalDecided, DecideByLink, LookAtApproval } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { newAct } from '../registration/act';
import { RegistrationDesk } from '../registration/registration-desk';
import { holdRegistration } from '../registration/registration-row';
import { requireReason } from '../registration/registration-step.service';
import { CourseDoor } from '../seat/course-door';
import { ApprovalLinks } from './approval-links';

/** What an approver does by the link of her mail. Looking changes nothing, so that no mail scanner decides for her. */
@Injectable()
export class LinkDecisionService {
  constructor(
    private readonly door: CourseDoor,
    private readonly links: ApprovalLinks,
    private readonly desk: RegistrationDesk,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal link-not-valid */
  async look({ token }: LookAtApproval): Promise<ApprovalAsked> {
    const { manager } = this.door;
    const link = await this.links.find(token, this.clock.now(), manager);
    const [asked]: readonly Omit<ApprovalAsked, 'expiresAt'>[] = await manager.query(
      `select p.given_name as "givenName", p.family_name as "familyName", d.name as department, m.name as municipality,
              json_build_object('id', c.id, 'name', c.name, 'town', c.town, 'startsOn', c.starts_on, 'endsOn', c.ends_on,
                'registerUntil', c.register_until, 'approveUntil', c.approve_until) as course,
              (select e.reason from registration_event e where e.registration_id = r.id and e.from_state is null) as reason,
              r.registered_at as "registeredAt"
         from registration r
         join person p on p.id = r.person_id
         join course c on c.id = r.course_id
         join department d on d.id = r.department_id
         join municipality m on m.key = d.municipality_key
        where r.id = $1`,
      [link.registrationId],
    );
    if (!asked) throw new Refusal('link-not-valid');
    return { ...asked, expiresAt: link.expiresAt };
  }

  /** @throws Refusal link-not-valid · invalid (no reason to decline) · deadline-passed */
  async decide({ token, approved, reason: given }: DecideByLink): Promise<ApprovalDecided> {
    const reason = requireReason(!approved, given);
    const { courseId } = await this.links.find(token, this.clock.now(), this.door.manager);
    return this.door.enter(courseId, async (course, tx) => {
      const now = this.clock.now();
      // Read again behind the course's lock: of two decisions with one link, one wins.
      const link = await this.links.find(token, now, tx);
      await this.links.spend(link.id, now, tx);
      const row = await holdRegistration(link.registrationId, tx);
      const act = newAct(link.approverId, 'link', now, reason);
      await this.desk.decide(course, row, { approved, isOffice: false }, act, tx);
      await this.desk.finish(course, act, tx);
      return { approved };
    });
  }
}
