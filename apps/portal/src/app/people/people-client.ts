import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CreatePerson,
  EditPerson,
  EditRole,
  GrantRole,
  MembershipAnswer,
  MergePeople,
  MovePerson,
  NewMembership,
  PeopleNames,
  PeoplePage,
  PersonAnswer,
  PersonReferencesAnswer,
  RoleAnswer,
  SearchPeople,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** People, their departments and their roles. */
@Service()
export class PeopleClient {
  private readonly http = inject(HttpClient);

  search(request: SearchPeople): Promise<PeoplePage> {
    return firstValueFrom(this.http.post<PeoplePage>('/api/people/search', request));
  }

  names(ids: readonly string[]): Promise<PeopleNames> {
    return firstValueFrom(this.http.post<PeopleNames>('/api/people/names', { ids }));
  }

  one(id: string): Promise<PersonAnswer> {
    return firstValueFrom(this.http.get<PersonAnswer>(`/api/people/${id}`));
  }

  create(request: CreatePerson): Promise<PersonAnswer> {
    return firstValueFrom(this.http.post<PersonAnswer>('/api/people', request));
  }

  edit(id: string, request: EditPerson): Promise<PersonAnswer> {
    return firstValueFrom(this.http.patch<PersonAnswer>(`/api/people/${id}`, request));
  }

  deactivate(person: PersonAnswer): Promise<PersonAnswer> {
    return firstValueFrom(
      this.http.post<PersonAnswer>(`/api/people/${person.id}/deactivate`, { version: person.version }),
    );
  }

  reactivate(person: PersonAnswer): Promise<PersonAnswer> {
    return firstValueFrom(
      this.http.post<PersonAnswer>(`/api/people/${person.id}/reactivate`, { version: person.version }),
    );
  }

  merge(id: string, request: MergePeople): Promise<PersonAnswer> {
    return firstValueFrom(this.http.post<PersonAnswer>(`/api/people/${id}/merge`, request));
  }

  references(id: string): Promise<PersonReferencesAnswer> {
    return firstValueFrom(this.http.get<PersonReferencesAnswer>(`/api/people/${id}/references`));
  }

  async erase(person: PersonAnswer): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/people/${person.id}`, { params: { version: person.version } }));
  }

  async invite(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/people/${id}/invitations`, {}));
  }

  join(id: string, request: NewMembership): Promise<MembershipAnswer> {
    return firstValueFrom(this.http.post<MembershipAnswer>(`/api/people/${id}/memberships`, request));
  }

  endMembership(id: string, membership: string, until: string | null): Promise<MembershipAnswer> {
    return firstValueFrom(this.http.put<MembershipAnswer>(`/api/people/${id}/memberships/${membership}`, { until }));
  }

  move(id: string, request: MovePerson): Promise<PersonAnswer> {
    return firstValueFrom(this.http.post<PersonAnswer>(`/api/people/${id}/moves`, request));
  }

  grant(id: string, request: GrantRole): Promise<RoleAnswer> {
    return firstValueFrom(this.http.post<RoleAnswer>(`/api/people/${id}/roles`, request));
  }

  editRole(id: string, role: string, request: EditRole): Promise<RoleAnswer> {
    return firstValueFrom(this.http.put<RoleAnswer>(`/api/people/${id}/roles/${role}`, request));
  }

  async endRole(id: string, role: RoleAnswer): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/people/${id}/roles/${role.id}`, { params: { version: role.version } }));
  }
}
