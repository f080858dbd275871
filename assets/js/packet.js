/* The packet: one screen at a time, answers kept on the phone where it lets
   us, sent by whatever the phone has. No answer leaves the page by itself. */
'use strict';
{
  const $ = id => document.getElementById(id);
  const packet = JSON.parse($('data').textContent);
  const words = packet.words;
  const screens = Array.from(document.querySelectorAll('section[data-step]'));
  const last = screens.length - 1;
  const KEY = 'salam-packet-' + packet.packet;
  const isolated = n => '\u2066' + n + '\u2069';
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => isolated(values[name]));

  /* A page opened from a chat app may have no storage: asking can throw. */
  const storage = (() => {
    try {
      localStorage.setItem(KEY + '?', '1');
      localStorage.removeItem(KEY + '?');
      return localStorage;
    } catch { return null; }
  })();

  const empty = () => ({ at: 0, far: 0, texts: packet.texts.map(() => ({ marks: {} })) });
  let state = empty();
  try {
    const had = JSON.parse(storage && storage.getItem(KEY));
    if (had && Array.isArray(had.texts) && had.texts.length === packet.texts.length) state = Object.assign(empty(), had);
  } catch { /* what cannot be read is as if it were not there */ }

  /* Nothing is kept before the reader has agreed to it. */
  function save() {
    let kept = Boolean(storage);
    try {
      if (storage && state.agreed) storage.setItem(KEY, JSON.stringify(state));
    } catch { kept = false; }
    $('kept').textContent = !state.agreed ? '' : kept ? words.saved : words.unsaved;
    $('after').classList.toggle('unkept', !kept);
  }

  const answerOf = screen => state.texts[screen.dataset.text];
  const finished = answer => Boolean(answer.natural && answer.verdict);

  /* Once the picture has been seen, nothing about the words can be changed:
     the reading was blind, and stays so. */
  function open(n) {
    const screen = screens[n];
    if (n === last) return Boolean(state.agreed);
    if (n > state.far) return false;
    const answer = answerOf(screen);
    return !answer || !answer.seen || screen.dataset.step === 'picture';
  }

  let shown = -1;
  function show(n) {
    if (!open(n)) n = open(state.at) ? state.at : 0;
    const screen = screens[n];
    const step = screen.dataset.step;
    const first = shown < 0;
    shown = n;
    if (n !== last) state.at = n;
    for (const s of screens) s.hidden = s !== screen;
    $('wrong').textContent = '';
    const of = screen.dataset.text;
    $('bar').hidden = step === 'consent';
    $('where').textContent = of === undefined ? '' : fill(words.progress, { number: Number(of) + 1, total: packet.texts.length });
    dots(screen);
    $('next').hidden = n === last;
    $('next').textContent = step === 'consent' ? $('next').dataset.agree : screen.dataset.next || $('next').dataset.next;
    $('part').hidden = n === last || !state.texts.some(begun);
    $('back').hidden = before(n) < 0;
    if (step === 'picture') {
      answerOf(screen).seen = true;
      const template = screen.querySelector('template');
      if (template) template.replaceWith(template.content);
    }
    if (n === last) overview();
    save();
    scrollTo(0, 0);
    if (!first) screen.querySelector('h1').focus({ preventScroll: true });
  }

  const begun = answer => Boolean(answer.natural || answer.retold || Object.keys(answer.marks).length);

  function dots(screen) {
    const steps = screens.filter(s => s.dataset.text !== undefined && s.dataset.text === screen.dataset.text);
    $('dots').replaceChildren(...steps.map((s, i) => {
      const dot = document.createElement('i');
      if (i <= steps.indexOf(screen)) dot.className = 'on';
      return dot;
    }));
  }

  function before(n) {
    if (n === last && open(state.at) && state.at < last) return state.at;
    for (let i = n - 1; i >= 0; i--) if (open(i)) return i;
    return -1;
  }

  function to(n) {
    if (location.hash === '#' + n) show(n);
    else location.hash = n;
  }
  addEventListener('hashchange', () => show(Number(location.hash.slice(1)) || 0));

  function complete(screen) {
    const answer = answerOf(screen);
    if (screen.dataset.step === 'tell') return Boolean(answer.voice || (answer.retold || '').trim());
    return !screen.dataset.must || Boolean(answer[screen.dataset.must]);
  }

  $('next').addEventListener('click', () => {
    const screen = screens[shown];
    if (!complete(screen)) {
      $('wrong').textContent = words['answer-first'];
      return;
    }
    if (shown === 0) state.agreed = true;
    let n = shown + 1;
    state.far = Math.max(state.far, n);
    while (n < last && !open(n)) state.far = Math.max(state.far, ++n);
    to(n);
  });
  $('back').addEventListener('click', () => to(before(shown)));
  $('part').addEventListener('click', () => to(last));
  $('keep').addEventListener('change', () => { state.keep = $('keep').checked; save(); });

  /* Answers: each field says which part of the answer it is. */
  const today = () => {
    const d = new Date();
    return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-');
  };
  function more(screen) {
    const box = screen.querySelector('.more');
    if (box) box.hidden = answerOf(screen).picture !== 'differs';
  }
  for (const screen of screens) {
    const answer = answerOf(screen);
    for (const field of screen.querySelectorAll('[data-field]')) {
      const name = field.dataset.field;
      const had = answer[name];
      if (field.type === 'radio') field.checked = String(had) === field.value;
      else if (field.type === 'checkbox') field.checked = Boolean(had);
      else field.value = had || '';
      field.addEventListener('input', () => {
        const now = answerOf(screen);
        now[name] = field.type === 'checkbox' ? field.checked : field.value;
        if (name === 'natural' || name === 'verdict') now.date = today();
        $('wrong').textContent = '';
        $('part').hidden = shown === last || !state.texts.some(begun);
        more(screen);
        save();
      });
    }
    if (answer) more(screen);
    for (const sentence of screen.querySelectorAll('.sentence')) marking(screen, sentence);
  }
  $('keep').checked = Boolean(state.keep);

  /* A sentence opens into a panel: which words, what is wrong, how better. */
  function marking(screen, sentence) {
    const key = sentence.dataset.key;
    const mark = () => answerOf(screen).marks[key] || { words: [], kinds: [], better: '' };
    const set = sentence.querySelector('.set');
    const label = () => {
      const there = key in answerOf(screen).marks;
      set.hidden = !there;
      sentence.classList.toggle('marked', there);
    };
    const change = what => {
      const now = Object.assign(mark(), what);
      if (now.words.length || now.kinds.length || now.better.trim()) answerOf(screen).marks[key] = now;
      else delete answerOf(screen).marks[key];
      $('part').hidden = !state.texts.some(begun);
      label();
      save();
    };
    label();
    sentence.addEventListener('toggle', () => {
      if (!sentence.open || sentence.querySelector('.panel')) return;
      const panel = $('panel').content.cloneNode(true);
      const name = 's' + screen.dataset.text + '-' + key;
      for (const e of panel.querySelectorAll('[data-id]')) e.id = name + e.dataset.id;
      const [chips, kinds] = panel.querySelectorAll('[role=group]');
      chips.setAttribute('aria-labelledby', name + 'w');
      kinds.setAttribute('aria-labelledby', name + 'k');
      tokens(sentence).forEach((word, i) => {
        const chip = document.createElement('button');
        chip.type = 'button';
        chip.className = 'chip';
        chip.textContent = word;
        chip.setAttribute('aria-pressed', mark().words.includes(i));
        chip.addEventListener('click', () => {
          const on = chip.getAttribute('aria-pressed') !== 'true';
          chip.setAttribute('aria-pressed', on);
          const rest = mark().words.filter(w => w !== i);
          change({ words: on ? rest.concat(i).sort((a, b) => a - b) : rest });
        });
        chips.append(chip);
      });
      for (const box of kinds.querySelectorAll('input')) {
        box.checked = mark().kinds.includes(box.value);
        box.addEventListener('change', () => {
          const rest = mark().kinds.filter(k => k !== box.value);
          change({ kinds: box.checked ? rest.concat(box.value) : rest });
        });
      }
      const better = panel.querySelector('textarea');
      better.setAttribute('aria-labelledby', name + 'b');
      better.value = mark().better;
      better.addEventListener('input', () => change({ better: better.value }));
      sentence.append(panel);
    });
  }

  const tokens = sentence => sentence.querySelector('summary > span').textContent.trim().split(/\s+/);

  /* The words that a mark is about, or the whole sentence. */
  function quoted(sentence, chosen) {
    const all = tokens(sentence);
    if (!chosen.length) return all.join(' ');
    return chosen.map((w, i) => (i && chosen[i - 1] !== w - 1 ? '… ' : '') + all[w]).join(' ');
  }

  function marksOf(i) {
    const all = [];
    for (const sentence of document.querySelectorAll('[data-text="' + i + '"] .sentence')) {
      const m = state.texts[i].marks[sentence.dataset.key];
      if (m) all.push({ part: sentence.dataset.part, quote: quoted(sentence, m.words), kinds: m.kinds, better: m.better });
    }
    return all;
  }

  /* Sending. */
  const slip = () => slipText(packet, state, marksOf);
  const fileName = packet.reader + '-' + packet.packet + '.salam-slip.txt';
  const slipFile = () => new File([slip()], fileName, { type: 'text/plain' });
  function overview() {
    const done = state.texts.map(finished);
    document.querySelectorAll('.done li').forEach((li, i) => {
      li.classList.toggle('yes', done[i]);
      li.querySelector('.tick').hidden = !done[i];
    });
    $('count').textContent = fill(words['send-done'], { number: done.filter(Boolean).length, total: done.length });
    $('sent').textContent = words['send-not-yet'];
    $('share').hidden = !navigator.share;
    $('slip').hidden = true;
  }
  $('share').addEventListener('click', async () => {
    const file = slipFile();
    try {
      const whole = navigator.canShare && navigator.canShare({ files: [file] });
      await navigator.share(whole ? { files: [file] } : { text: slip() });
      $('sent').textContent = '';
    } catch { /* the reader has closed the sheet, or the phone has none */ }
  });
  $('file').addEventListener('click', () => {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(slipFile());
    a.download = fileName;
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 60000);
    $('sent').textContent = '';
  });
  $('copy').addEventListener('click', async () => {
    const box = $('slip');
    box.value = slip();
    try {
      await navigator.clipboard.writeText(box.value);
    } catch {
      /* Without a clipboard the text itself is shown, and chosen whole. */
      box.hidden = false;
      box.select();
      if (!document.execCommand('copy')) return;
    }
    $('sent').textContent = words['send-copied'];
  });
  $('forget').addEventListener('click', () => {
    try { if (storage) storage.removeItem(KEY); } catch { /* then nothing is kept */ }
    state = empty();
    history.replaceState(null, '', location.pathname + location.search);
    location.reload();
  });

  $('no-script').remove();
  $('main').hidden = false;
  $('foot').hidden = false;
  show(state.at);
}
