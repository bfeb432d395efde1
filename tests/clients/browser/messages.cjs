// Three counters of text messages, none of them ours: each piece is one message, in the GSM alphabet. messages.cjs MESSAGES.json
'use strict';
const fs = require('fs');
const split = require('split-sms');
const length = require('sms-length');
const { SegmentedMessage } = require('sms-segments-calculator');

const messages = JSON.parse(fs.readFileSync(process.argv[2]));
const pieces = messages.flat();
const counters = {
  'split-sms': text => { const told = split.split(text); return [told.parts.length, told.characterSet === split.GSM || told.characterSet === 'GSM']; },
  'sms-length': text => { const told = length.count(text); return [told.messages, told.encoding.startsWith('GSM')]; },
  'sms-segments-calculator': text => { const told = new SegmentedMessage(text); return [told.segmentsCount, told.encodingName === 'GSM-7']; },
};
let wrong = 0;
for (const piece of pieces) {
  for (const [name, count] of Object.entries(counters)) {
    const [parts, isGsm] = count(piece);
    if (parts === 1 && isGsm) continue;
    wrong += 1;
    console.error(`clients: sms: ${name} counts ${parts}, ${isGsm ? 'GSM' : 'not GSM'}: ${piece}`);
  }
}
// A counter that finds nothing wrong with a long text, or with one of another script, counts nothing.
for (const [name, count] of Object.entries(counters)) {
  if (count('x'.repeat(161))[0] === 1 || count('°'.repeat(71))[0] === 1 || count('°')[1]) {
    wrong += 1;
    console.error(`clients: sms: ${name} takes everything`);
  }
}
console.log(`clients: sms: ${pieces.length} messages of ${messages.length} triages by ${Object.keys(counters).length} counters, ${wrong} wrong`);
process.exitCode = wrong > 0 || pieces.length === 0 ? 1 : 0;
