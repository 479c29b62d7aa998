import {
  Announcement,
  AtVersion,
  AtVersionQuery,
  Catalogue,
  CatalogueCourse,
  CatalogueFacets,
  CatalogueQuery,
} from '@mittler/contract';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { publicCache } from '../../http/public-cache';
import { Refusal } from '../../http/refusal';
import { AnnouncementService } from './announcement.service';
import { CatalogueService } from './catalogue.service';

/** What everybody may read: nothing here asks who it is, so that one answer serves all. */
@Policy('anyone')
@Controller()
export class CatalogueController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly announcements: AnnouncementService,
  ) {}

  @Get('catalogue')
  @Header('cache-control', publicCache)
  @Answers(Catalogue)
  list(@Query() query: CatalogueQuery): Promise<Catalogue> {
    return this.catalogue.list(query);
  }

  @Get('catalogue/facets')
  @Header('cache-control', publicCache)
  @Answers(CatalogueFacets)
  facets(): Promise<CatalogueFacets> {
    return this.catalogue.facets();
  }

  @Get('catalogue/:id')
  @Header('cache-control', publicCache)
  @Answers(CatalogueCourse)
  one(@Param('id', IdPipe) id: string): Promise<CatalogueCourse> {
    return this.catalogue.one(id);
  }

  @Post('courses/:id/announcement')
  @HttpCode(200)
  @Policy('coordination-office')
  @Answers(Announcement)
  announce(
    @By() caller: Caller,
    @Param('id', IdPipe) course: string,
    @Body() { version }: AtVersion,
  ): Promise<Announcement> {
    return this.announcements.announce(caller, course, version);
  }

  /** Back out of the catalogue. Whoever has registered stays registered. */
  @Delete('courses/:id/announcement')
  @Policy('coordination-office')
  @Answers(Announcement)
  async withdraw(
    @By() caller: Caller,
    @Param('id', IdPipe) course: string,
    @Query() { version }: AtVersionQuery,
  ): Promise<Announcement> {
    if (version === undefined) throw new Refusal('version-missing');
    return this.announcements.withdraw(caller, course, version);
  }
}
