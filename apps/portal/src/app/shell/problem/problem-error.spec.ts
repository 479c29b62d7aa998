import { HttpErrorResponse } from '@angular/common/http';
import { ProblemError } from './problem-error';
import { problemText } from './problem-text';

const answer = (status: number, error: unknown): HttpErrorResponse =>
  new HttpErrorResponse({ status, error, url: '/api/x' });

describe('A refusal of the API', () => {
  it('keeps its code, its request and the fields', () => {
    const fields = [{ pointer: '/email', rule: 'isEmail' }];
    const problem = ProblemError.from(answer(422, { code: 'invalid', requestId: 'r1', fields, facts: { version: 3 } }));
    expect(problem).toMatchObject({ status: 422, code: 'invalid', requestId: 'r1', fields, facts: { version: 3 } });
  });

  it('is "unavailable" without an answer and "unexpected" with one that says nothing', () => {
    expect(ProblemError.from(answer(0, null)).code).toBe('unavailable');
    expect(ProblemError.from(answer(502, '<html>')).code).toBe('unexpected');
    expect(ProblemError.from(answer(500, { code: 'never-heard' })).code).toBe('unexpected');
  });

  it('has a sentence, also for what is no refusal', () => {
    expect(problemText(ProblemError.from(answer(409, { code: 'roll-closed' })))).toContain('geschlossen');
    expect(problemText(new TypeError('x'))).toContain('Der Fehler liegt bei uns');
  });
});
