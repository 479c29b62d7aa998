// @ts-check
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

/** Reads texts with two parsers that have nothing in common, in the zone of this process. */
let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
/** @type {readonly string[]} */
const texts = JSON.parse(input);

/** @param {string} text */
function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    const stamp = /** @type {import('ical.js').default.Time} */ (part.getFirstPropertyValue('dtstamp'));
    return {
      method: calendar.getFirstPropertyValue('method'),
      uid: event.uid,
      sequence: event.sequence,
      startsAt: event.startDate.toJSDate().toISOString(),
      endsAt: event.endDate.toJSDate().toISOString(),
      stamp: stamp.toJSDate().toISOString(),
      title: event.summary,
      place: event.location,
      status: part.getFirstPropertyValue('status'),
    };
  });
}

/** @param {string} text */
function byNodeIcal(text) {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((part) => {
    if (part?.type !== 'VEVENT') return [];
    return [
      {
        method: part.method === undefined || part.method === 'PUBLISH' ? null : part.method,
        uid: part.uid,
        sequence: Number(part.sequence),
        startsAt: part.start.toISOString(),
        endsAt: part.end?.toISOString(),
        stamp: part.dtstamp.toISOString(),
        title: part.summary,
        place: part.location,
        status: part.status,
      },
    ];
  });
}

process.stdout.write(JSON.stringify({ 'ical.js': texts.map(byIcalJs), 'node-ical': texts.map(byNodeIcal) }));
