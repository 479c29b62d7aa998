// @ts-check
import { pathToFileURL } from 'node:url';
import { HOST, WRITTEN_AT } from './cases.mjs';

/** Writes the texts of the cases that come in, as the product does, in the zone of this process. */
const { invitationText, feedText } = await import(pathToFileURL(process.argv[2] ?? '').href);
const sender = { name: 'Mittler', address: 'post@mittler.example', host: HOST };
let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
/** @type {readonly import('./cases.mjs').Case[]} */
const cases = JSON.parse(input);
const texts = cases.map((one) =>
  one.kind === 'feed'
    ? feedText('Mittler', one.events, HOST)
    : invitationText(one.event, 'anna@stadt.example', sender, WRITTEN_AT),
);
process.stdout.write(JSON.stringify(texts));
