/* A slip: what a reader sends back, as text. The lines between the first and
   the last are TOML, a key a line; the last line carries the CRC-32 of them.
   docs/review.md says what each key means. */
'use strict';

/* Characters that no text of the project may hold: a slip never has them, so
   that what a chat app adds of them on the way can be taken off again. */
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ufff9-\ufffd\ufdd0-\ufdef\ue000-\uf8ff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]|[\udb80-\udbff][\udc00-\udfff]|\udb40[\udc00-\udc7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const bytes = text => new TextEncoder().encode(text);

/* At most so many bytes of UTF-8: a record holds no more. */
function within(text, limit) {
  const all = Array.from(text);
  let size = 0;
  for (let i = 0; i < all.length; i++) {
    size += bytes(all[i]).length;
    if (size > limit) return all.slice(0, i).join('');
  }
  return text;
}

const clean = text => within(text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(HIDDEN, '').normalize('NFC').trim(), 1900);

const quote = text => '"' + text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n') + '"';

function crc32(text) {
  let crc = -1;
  for (const byte of bytes(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}

/* packet: what the page was made of. state: the answers. marks(i): the marked
   sentences of a text as [{part, quote, kinds, better}]. */
function slipText(packet, state, marks) {
  const lines = [];
  const put = (key, text) => { if (text) lines.push(key + ' = ' + quote(text)); };
  put('packet', packet.packet);
  put('language', packet.language);
  put('reader', packet.reader);
  lines.push('agreed = ' + Boolean(state.agreed), 'keep_retold = ' + Boolean(state.keep));
  packet.texts.forEach((text, i) => {
    const answer = state.texts[i];
    const marked = marks(i);
    const retold = clean(answer.retold || '');
    if (!answer.natural && !answer.verdict && !retold && !marked.length) return;
    lines.push('', '[[texts]]');
    put('message', text.message);
    put('source', text.source);
    put('translation', text.translation);
    if (answer.picture) put('illustration', text.illustration);
    if (answer.date) lines.push('date = ' + answer.date);
    if (answer.natural) lines.push('natural = ' + Number(answer.natural));
    put('verdict', answer.verdict);
    put('picture', answer.picture);
    if (answer.picture === 'differs') put('note', clean(answer.note || ''));
    if (answer.voice) lines.push('by_voice = true');
    put('retold', retold);
    for (const mark of marked) {
      lines.push('', '[[texts.marks]]');
      put('part', mark.part);
      put('quote', clean(mark.quote));
      if (mark.kinds.length) lines.push('kinds = [' + mark.kinds.map(quote).join(', ') + ']');
      put('better', clean(mark.better));
    }
  });
  const body = lines.join('\n') + '\n';
  return 'salam-slip 1\n' + body + 'salam-slip end ' + crc32(body) + '\n';
}
