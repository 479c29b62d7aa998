import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CreateDepartment,
  CreateMunicipality,
  Department,
  DepartmentsPage,
  EditDepartment,
  EditMunicipality,
  Municipalities,
  Municipality,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

/** Municipalities and their departments. */
@Service()
export class UnitClient {
  private readonly http = inject(HttpClient);

  municipalities(): Promise<Municipalities> {
    return firstValueFrom(this.http.get<Municipalities>('/api/municipalities'));
  }

  departments(municipality: string): Promise<DepartmentsPage> {
    return firstValueFrom(this.http.get<DepartmentsPage>('/api/departments', { params: { municipality, limit: 200 } }));
  }

  createMunicipality(request: CreateMunicipality): Promise<Municipality> {
    return firstValueFrom(this.http.post<Municipality>('/api/municipalities', request));
  }

  editMunicipality(key: string, request: EditMunicipality): Promise<Municipality> {
    return firstValueFrom(this.http.put<Municipality>(`/api/municipalities/${key}`, request));
  }

  createDepartment(request: CreateDepartment): Promise<Department> {
    return firstValueFrom(this.http.post<Department>('/api/departments', request));
  }

  editDepartment(id: string, request: EditDepartment): Promise<Department> {
    return firstValueFrom(this.http.put<Department>(`/api/departments/${id}`, request));
  }
}
