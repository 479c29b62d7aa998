import type { CourseAnswer, CreateCourse, EditCourse } from '@mittler/contract';
import type { Draft } from '../../shell/form/entered';

/** What the form of a new course begins with; an offered seat is kept for three days. */
export const newCourse: Draft<CreateCourse> = {
  programmeId: '',
  institutionId: '',
  name: '',
  hostMunicipality: '',
  venue: '',
  street: '',
  postcode: '',
  town: '',
  startsOn: '',
  endsOn: '',
  capacity: '',
  acceptHours: 72,
  registerUntil: '',
  approveUntil: '',
  admits: 'automatic',
  targetGroup: '',
  summary: '',
};

/** What the form of a known course begins with. */
export function draftOf(course: CourseAnswer): Draft<CreateCourse> {
  const { programme, institution, host, name, venue, street, postcode, town, startsOn, endsOn } = course;
  const { capacity, acceptHours, registerUntil, approveUntil, admits, targetGroup, summary } = course;
  return {
    programmeId: programme.id,
    institutionId: institution.id,
    hostMunicipality: host?.key ?? '',
    name,
    venue,
    street,
    postcode,
    town,
    startsOn,
    endsOn,
    capacity,
    acceptHours,
    registerUntil,
    approveUntil,
    admits,
    targetGroup,
    summary,
  };
}

/** The changes of a known course; an emptied field is sent as null, since a left out one would stay. */
export function editOf(request: CreateCourse, version: number): EditCourse {
  const { institutionId, name, venue, town, startsOn, endsOn } = request;
  return {
    institutionId,
    name,
    hostMunicipality: request.hostMunicipality ?? null,
    venue,
    street: request.street ?? null,
    postcode: request.postcode ?? null,
    town,
    startsOn,
    endsOn,
    capacity: request.capacity ?? null,
    acceptHours: request.acceptHours ?? null,
    registerUntil: request.registerUntil ?? null,
    approveUntil: request.approveUntil ?? null,
    targetGroup: request.targetGroup ?? null,
    summary: request.summary ?? null,
    ...(request.admits === undefined ? {} : { admits: request.admits }),
    version,
  };
}
