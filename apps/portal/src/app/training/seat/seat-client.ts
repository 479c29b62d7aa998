import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CourseSeats,
  EditQuotas,
  PeoplePage,
  RegistrationAnswer,
  Registrations,
  SearchPeople,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** The seats of a course: who holds, waits and asks for one. */
@Service()
export class SeatClient {
  private readonly http = inject(HttpClient);

  seats(course: string): Promise<CourseSeats> {
    return firstValueFrom(this.http.get<CourseSeats>(`/api/courses/${course}/seats`));
  }

  /** All of a course, page by page: its groups and its waiting list are only true as a whole. */
  async registrations(course: string): Promise<readonly RegistrationAnswer[]> {
    const found: RegistrationAnswer[] = [];
    let after: string | null = null;
    do {
      const page: Registrations = await firstValueFrom(
        this.http.get<Registrations>(`/api/courses/${course}/registrations`, {
          params: { limit: 200, ...(after === null ? {} : { after }) },
        }),
      );
      found.push(...page.registrations);
      after = page.next;
    } while (after !== null);
    return found;
  }

  editQuotas(course: string, request: EditQuotas): Promise<CourseSeats> {
    return firstValueFrom(this.http.put<CourseSeats>(`/api/courses/${course}/quotas`, request));
  }

  people(search: SearchPeople): Promise<PeoplePage> {
    return firstValueFrom(this.http.post<PeoplePage>('/api/people/search', search));
  }
}
