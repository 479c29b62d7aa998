// @ts-check
import { id } from '../../product/few-people-rows.mjs';

/**
 * What only the API can make: standings, an import, a draft.
 *
 * @param {import('../../product/ask.mjs').Ask} ask
 * @param {string} cookie
 * @param {import('pg').Client} sql
 */
export async function makeOverTheApi(ask, cookie, sql) {
  for (const n of [1, 2]) {
    const path = `/api/courses/${id('course', n)}`;
    const { text } = await ask({ method: 'GET', path, cookie });
    const { institution, name, venue, town, startsOn, version } = JSON.parse(text);
    const json = { institutionId: institution.id, name, venue, town, startsOn, endsOn: '2026-12-12', version };
    await ask({ method: 'PUT', path, cookie, json });
  }
  const list = 'Vorname;Nachname;E-Mail\r\nNele;Neumann;nele@stadt.example\r\n';
  const form = `--x\r\ncontent-disposition: form-data; name="file"; filename="Liste.csv"\r\ncontent-type: text/csv\r\n\r\n${list}\r\n--x--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const uploaded = await ask({ method: 'POST', path: '/api/imports', cookie, headers, body: form });
  if (uploaded.status !== 201) throw new Error(`The import was not taken: ${uploaded.text}`);
  const { rows } = await sql.query(
    `insert into rule_set select gen_random_uuid(), scheme, 'other', title, content || '{"version": "other"}', created_at
       from rule_set where published_at is null returning id, (select id from rule_set where published_at is null) as draft`,
  );
  return { import: { id: JSON.parse(uploaded.text).id }, otherDraft: { id: rows[0].id }, draft: { id: rows[0].draft } };
}
