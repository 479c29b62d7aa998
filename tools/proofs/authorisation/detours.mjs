// @ts-check

/**
 * Other spellings of a request that somebody may not make. None of them may open anything.
 *
 * @param {import('../../product/ask.mjs').Question} question
 * @param {boolean} isRead whether the same path may be read, which is a route of its own
 * @returns {readonly import('../../product/ask.mjs').Question[]}
 */
export function detoursOf(question, isRead) {
  const { path, headers } = question;
  const [, start = '', rest = ''] = /^(\/api\/)(.*)$/.exec(path) ?? [];
  const [place = '', query] = rest.split('?');
  const at = (/** @type {string} */ other) => ({
    ...question,
    path: query === undefined ? other : `${other}?${query}`,
  });
  const twice = [...place].map((char) => (char === '/' ? char : `%25${code(char)}`)).join('');
  const once = [...place].map((char) => (char === '/' ? char : `%${code(char)}`)).join('');
  const overridden = ['x-http-method-override', 'x-method-override', 'x-http-method'].map((name) => ({
    ...question,
    method: question.method === 'GET' ? 'POST' : 'GET',
    headers: { ...headers, [name]: question.method },
  }));
  return [
    { ...question, method: 'OPTIONS' },
    ...(isRead && question.method !== 'GET' ? [] : [{ ...question, method: 'HEAD' }, ...overridden]),
    at(`${start}${place}/`),
    at(`${start}/${place}`),
    at(`${start}${place.toUpperCase()}`),
    at(`/API/${place}`),
    at(`${start}${once}`),
    at(`${start}${twice}`),
    at(`${start}health/../${place}`),
    at(`${start}health/%2e%2e/${place}`),
    at(`${start}${place};a=b`),
    { ...question, headers: { ...headers, 'x-original-url': '/api/health/live', 'x-rewrite-url': '/api/health/live' } },
    { ...question, headers: { ...headers, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-user': 'admin' } },
  ];
}

/** @param {string} char */
function code(char) {
  return char.charCodeAt(0).toString(16).padStart(2, '0');
}
