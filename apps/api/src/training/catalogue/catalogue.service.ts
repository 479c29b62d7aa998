import type { Catalogue, CatalogueCourse, CatalogueFacets, CatalogueQuery, Label } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FastRead } from '../../database/fast-read';
import { Clock } from '../../http/clock';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { RuleSetShelf } from '../../ledger/rule-set-shelf';
import { courseOfId, type CourseRow, entriesOfPage, type EntryRow, facetsOfCatalogue } from './catalogue.query';

type Titles = (scheme: string, area: string | null) => Label | null;
type FacetRow = Omit<CatalogueFacets, 'areas'> & {
  readonly areas: readonly { readonly area: string; readonly scheme: string; readonly courses: number }[];
};

/** The public catalogue: announced courses, and of people the trainers' names alone. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly read: FastRead,
    private readonly shelf: RuleSetShelf,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(query: CatalogueQuery): Promise<Catalogue> {
    const limit = query.limit ?? usualPage;
    const [startsOn, id] = readCursor(query.after, 2) ?? [null, null];
    const rows = await this.read.rows<EntryRow>('catalogue-page', entriesOfPage, [
      this.clock.today(),
      query.from ?? null,
      query.programme ?? null,
      query.town ?? null,
      query.municipality ?? null,
      query.area ?? null,
      query.modality ?? null,
      query.free ?? false,
      patternsOf(query.q),
      startsOn,
      id,
      limit + 1,
    ]);
    const titles = await this.titles();
    const { rows: shown, next } = pageOf(rows, limit, (row) => [row.startsOn, row.id]);
    return {
      courses: shown.map(({ institutionId, institutionName, ...row }) => ({
        ...row,
        institution: { id: institutionId, name: institutionName },
        content: withTitles(row, titles),
      })),
      next,
    };
  }

  /** @throws Refusal not-found (no such course, or not announced) */
  async one(id: string): Promise<CatalogueCourse> {
    const [found] = await this.read.rows<CourseRow>('catalogue-course', courseOfId, [this.clock.today(), id]);
    if (!found) throw new Refusal('not-found');
    const { institutionId, institutionName, institutionStreet, institutionPostcode, institutionTown, ...row } = found;
    return {
      ...row,
      institution: {
        id: institutionId,
        name: institutionName,
        street: institutionStreet,
        postcode: institutionPostcode,
        town: institutionTown,
      },
      content: withTitles(row, await this.titles()),
    };
  }

  async facets(): Promise<CatalogueFacets> {
    const [row] = await this.read.rows<FacetRow>('catalogue-facets', facetsOfCatalogue, [this.clock.today()]);
    const titles = await this.titles();
    const areas = (row?.areas ?? []).map((facet) => ({ ...facet, title: titles(facet.scheme, facet.area) }));
    return {
      programmes: row?.programmes ?? [],
      towns: row?.towns ?? [],
      municipalities: row?.municipalities ?? [],
      areas,
    };
  }

  /** As the newest published rule set calls an area. */
  private async titles(): Promise<Titles> {
    const ruleSets = (await this.shelf.published(this.dataSource.manager)).map(({ content }) => content);
    const newest = ruleSets.toSorted(
      (a, b) => Number(a.effectiveFrom < b.effectiveFrom) - Number(a.effectiveFrom > b.effectiveFrom),
    );
    return (scheme, area) =>
      newest
        .filter((ruleSet) => ruleSet.scheme === scheme)
        .flatMap(({ areas }) => areas.filter(({ code }) => code === area))[0]?.title ?? null;
  }
}

function withTitles(
  { scheme, content }: Pick<EntryRow, 'scheme' | 'content'>,
  titles: Titles,
): CatalogueCourse['content'] {
  return content.map((minutes) => ({ ...minutes, title: titles(scheme, minutes.area) }));
}

/** Every word must occur somewhere; what is a wildcard in SQL is a letter here. */
function patternsOf(words: string | undefined): readonly string[] {
  const each = (words ?? '').split(/\s+/).filter((word) => word !== '');
  return ['%', ...each.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)];
}
