import { modalities, purposes, type Modality, type Purpose } from '@mittler/domain';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { CivilDate, Id, InstantField, Line, Lines, MunicipalityKey, Version } from '../field';
import { Page } from '../paging';
import { MunicipalityName, NamedAnswer } from './institution';

const code = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Which announced courses; absent filters leave everything in. */
export class CatalogueQuery extends Page {
  @IsOptional() @Id() readonly programme?: string;
  /** Code of an area that one of its sessions trains. */
  @IsOptional() @Matches(code) readonly area?: string;
  @IsOptional() @Line(100) readonly town?: string;
  /** Key of the host. */
  @IsOptional() @MunicipalityKey() readonly municipality?: string;
  /** Courses that begin on that day or later; absent: all that have not ended. */
  @IsOptional() @CivilDate() readonly from?: string;
  /** Courses with a part of that kind. */
  @IsOptional() @IsIn(modalities) readonly modality?: Modality;
  /** Only courses that may still be registered for and have a seat. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly free?: boolean;
  /** Words in the names of course, programme, institution, host, venue or town; each of them must occur. */
  @IsOptional() @Line(100) readonly q?: string;
}

export class Label {
  @IsString() readonly de!: string;
  @IsString() readonly en!: string;
}

/** Planned minutes of an area, by where they take place. */
export class AreaMinutes {
  /** Null: minutes of no area. */
  @IsOptional() @Matches(code) readonly area!: string | null;
  /** As the rule set calls it; null where no published one knows the code. */
  @IsOptional() @ValidateNested() @Type(() => Label) readonly title!: Label | null;
  @IsInt() readonly room!: number;
  @IsInt() readonly virtual!: number;
}

export const catalogueStates = ['open', 'waiting-list', 'closed'] as const;
/** Whether one may register: "open" with a seat, "waiting-list" without, "closed" after the deadline or the end. */
export type CatalogueState = (typeof catalogueStates)[number];

class CatalogueCourseLine {
  @Id() readonly id!: string;
  @Line() readonly name!: string;
  @ValidateNested() @Type(() => NamedAnswer) readonly programme!: NamedAnswer;
  @Line(60) readonly scheme!: string;
  @IsOptional() @ValidateNested() @Type(() => MunicipalityName) readonly host!: MunicipalityName | null;
  @Line() readonly venue!: string;
  @Line(100) readonly town!: string;
  @CivilDate() readonly startsOn!: string;
  @CivilDate() readonly endsOn!: string;
  @IsOptional() @Line() readonly targetGroup!: string | null;
  /** Last day to register; null: as long as the course runs. */
  @IsOptional() @CivilDate() readonly registerUntil!: string | null;
  @IsIn(catalogueStates) readonly state!: CatalogueState;
  /** Null: no limit. */
  @IsOptional() @IsInt() readonly seats!: number | null;
  @IsOptional() @IsInt() readonly seatsLeft!: number | null;
  /** Sessions that take place. */
  @IsInt() readonly sessions!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AreaMinutes) readonly content!: readonly AreaMinutes[];
  /** Given and family name, in alphabetical order. */
  @IsArray() @IsString({ each: true }) readonly trainers!: readonly string[];
}

/** A course as the catalogue lists it. Of people it names the trainers and nobody else. */
export class CatalogueEntry extends CatalogueCourseLine {
  @ValidateNested() @Type(() => NamedAnswer) readonly institution!: NamedAnswer;
}

/** Announced courses, the next first. */
export class Catalogue {
  @IsArray() @ValidateNested({ each: true }) @Type(() => CatalogueEntry) readonly courses!: readonly CatalogueEntry[];
  @IsOptional() @IsString() readonly next!: string | null;
}

export class CatalogueBlock {
  @IsOptional() @Matches(code) readonly area!: string | null;
  @IsOptional() @Matches(code) readonly module!: string | null;
  @IsIn(purposes) readonly purpose!: Purpose;
  @IsIn(modalities) readonly modality!: Modality;
  @IsInt() readonly plannedMinutes!: number;
}

export class CatalogueSession {
  @Id() readonly id!: string;
  @Line() readonly title!: string;
  @Line() readonly venue!: string;
  @Line(100) readonly town!: string;
  @IsOptional() @Line() readonly room!: string | null;
  @InstantField() readonly startsAt!: string;
  @InstantField() readonly endsAt!: string;
  /** Civil day in Germany. */
  @CivilDate() readonly day!: string;
  /** It was planned and does not take place. */
  @IsBoolean() readonly isCancelled!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => CatalogueBlock) readonly blocks!: readonly CatalogueBlock[];
}

/** Where the institution is, for who wants to write to it. */
export class CatalogueInstitution extends NamedAnswer {
  @Line() readonly street!: string;
  @Line(10) readonly postcode!: string;
  @Line(100) readonly town!: string;
}

/** A course with everything that the catalogue says of it. */
export class CatalogueCourse extends CatalogueCourseLine {
  @ValidateNested() @Type(() => CatalogueInstitution) readonly institution!: CatalogueInstitution;
  @IsOptional() @Line() readonly street!: string | null;
  @IsOptional() @Line(10) readonly postcode!: string | null;
  /** Paragraphs. */
  @IsOptional() @Lines(4000) readonly summary!: string | null;
  /** Last day on which the department may approve. */
  @IsOptional() @CivilDate() readonly approveUntil!: string | null;
  /** Hours in which an offered seat is to be accepted; null: it needs no acceptance. */
  @IsOptional() @IsInt() readonly acceptHours!: number | null;
  /** In the order of time, cancelled ones among them. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CatalogueSession)
  readonly dates!: readonly CatalogueSession[];
}

export class ProgrammeFacet extends NamedAnswer {
  @IsInt() readonly courses!: number;
}

export class TownFacet {
  @Line(100) readonly town!: string;
  @IsInt() readonly courses!: number;
}

export class MunicipalityFacet extends MunicipalityName {
  @IsInt() readonly courses!: number;
}

export class AreaFacet {
  @Matches(code) readonly area!: string;
  @Line(60) readonly scheme!: string;
  @IsOptional() @ValidateNested() @Type(() => Label) readonly title!: Label | null;
  @IsInt() readonly courses!: number;
}

/** What there is to filter by, with the number of announced courses that have not ended. */
export class CatalogueFacets {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ProgrammeFacet)
  readonly programmes!: readonly ProgrammeFacet[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => TownFacet) readonly towns!: readonly TownFacet[];
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MunicipalityFacet)
  readonly municipalities!: readonly MunicipalityFacet[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => AreaFacet) readonly areas!: readonly AreaFacet[];
}

/** Whether a course stands in the catalogue. */
export class Announcement {
  @Id() readonly courseId!: string;
  /** Null: not. */
  @IsOptional() @InstantField() readonly announcedAt!: string | null;
  /** Of the course. */
  @Version() readonly version!: number;
}
