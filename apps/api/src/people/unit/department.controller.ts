import { CreateDepartment, Department, DepartmentQuery, DepartmentsPage, EditDepartment } from '@mittler/contract';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { DepartmentService } from './department.service';

@Controller('departments')
export class DepartmentController {
  constructor(private readonly departments: DepartmentService) {}

  @Get()
  @Policy('coordination-office', 'municipal-coordinator', 'administrator')
  @Answers(DepartmentsPage)
  list(@By() caller: Caller, @Query() query: DepartmentQuery): Promise<DepartmentsPage> {
    return this.departments.list(caller, query);
  }

  @Post()
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(Department)
  create(@By() caller: Caller, @Body() body: CreateDepartment): Promise<Department> {
    return this.departments.create(caller, body);
  }

  @Put(':id')
  @Policy('coordination-office', 'municipal-coordinator')
  @Answers(Department)
  edit(@By() caller: Caller, @Param('id', IdPipe) id: string, @Body() body: EditDepartment): Promise<Department> {
    return this.departments.edit(caller, id, body);
  }
}
