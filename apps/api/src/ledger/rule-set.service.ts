import type { FieldProblem, ImportRuleSet, RuleSetAnswer, RuleSets } from '@mittler/contract';
import { checkRuleSet, ruleSetSchema, type RuleSet } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { randomUUID } from 'node:crypto';
import { DataSource, IsNull, Not } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { inTransaction } from '../database/transaction';
import { type Caller, holds } from '../http/caller';
import { Clock } from '../http/clock';
import { Refusal } from '../http/refusal';
import { RenewalService } from './renewal.service';
import { RuleSetEntity, toRuleSet } from './rule-set.entity';

const ajv = addFormats(new Ajv2020({ allErrors: true, strict: false }));
const fitsSchema = ajv.compile<RuleSet>(ruleSetSchema);

/** Rule sets are law as data: a draft can be thrown away, a published one never changes (the database refuses it). */
@Injectable()
export class RuleSetService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly renewal: RenewalService,
  ) {}

  schema(): object {
    return ruleSetSchema;
  }

  /** The published rule sets; the office sees drafts as well. */
  async list(caller: Caller): Promise<RuleSets> {
    const rows = await this.dataSource.getRepository(RuleSetEntity).find({
      where: holds(caller, 'coordination-office') ? {} : { publishedAt: Not(IsNull()) },
      order: { scheme: 'ASC', version: 'ASC' },
    });
    return { ruleSets: rows.map(toRuleSet) };
  }

  /** @throws Refusal rule-set-invalid with a pointer to every spot · already-exists (scheme and version) */
  async add(caller: Caller, { content }: ImportRuleSet): Promise<RuleSetAnswer> {
    const ruleSet = readRuleSet(content);
    const id = randomUUID();
    return inTransaction(this.dataSource, async (tx) => {
      const now = this.clock.now();
      const row = tx.create(RuleSetEntity, {
        id,
        scheme: ruleSet.scheme,
        version: ruleSet.version,
        title: ruleSet.title.de,
        content: { ...ruleSet, draft: true },
        createdAt: now,
        createdBy: caller.personId,
        publishedAt: null,
        publishedBy: null,
      });
      await tx.insert(RuleSetEntity, row);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: 'rule-set.added',
        subjectKind: 'rule-set',
        subjectId: id,
        detail: {},
      });
      return toRuleSet(row);
    });
  }

  /** @throws Refusal not-found · rule-set-published */
  async publish(caller: Caller, id: string): Promise<RuleSetAnswer> {
    const row = await inTransaction(this.dataSource, async (tx) => {
      const now = this.clock.now();
      const draft = await tx.findOne(RuleSetEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!draft) throw new Refusal('not-found');
      if (draft.publishedAt !== null) throw new Refusal('rule-set-published');
      const published = {
        ...draft,
        content: { ...draft.content, draft: false },
        publishedAt: now,
        publishedBy: caller.personId,
      };
      await tx.query('update rule_set set content = $2, published_at = $3, published_by = $4 where id = $1', [
        id,
        published.content,
        now,
        caller.personId,
      ]);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: 'rule-set.published',
        subjectKind: 'rule-set',
        subjectId: id,
        detail: {},
      });
      return published;
    });
    await this.renewal.renewScheme(row.scheme);
    return toRuleSet(row);
  }

  /** @throws Refusal not-found · rule-set-published */
  async remove(caller: Caller, id: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const row = await tx.findOne(RuleSetEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new Refusal('not-found');
      if (row.publishedAt !== null) throw new Refusal('rule-set-published');
      await tx.delete(RuleSetEntity, { id });
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'rule-set.removed',
        subjectKind: 'rule-set',
        subjectId: id,
        detail: {},
      });
    });
  }
}

/** @throws Refusal rule-set-invalid with a JSON pointer into the file for every spot that does not fit */
export function readRuleSet(content: unknown): RuleSet {
  if (!fitsSchema(content)) refuse((fitsSchema.errors ?? []).map(toField));
  const problems = checkRuleSet(content);
  if (problems.length > 0) refuse(problems.map(({ pointer, code }) => ({ pointer, rule: code })));
  return content as RuleSet;
}

function refuse(fields: readonly FieldProblem[]): never {
  throw new Refusal('rule-set-invalid', { fields: fields.slice(0, 100) });
}

function toField({ instancePath, keyword, params }: ErrorObject): FieldProblem {
  const named: unknown = params['missingProperty'] ?? params['additionalProperty'];
  return { pointer: typeof named === 'string' ? `${instancePath}/${named}` : instancePath, rule: keyword };
}
