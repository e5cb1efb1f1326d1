// A unit's plan as one writes it: rows open in place, the arrow keys walk between them, the sums follow what is typed, and
// what others change comes in without disturbing it. It asks the same addresses as the page does without a script, and
// puts what they answer in the place of what stands there, so the server's rules and texts are the only ones.
(() => {
  'use strict';
  const main = document.getElementById('main');
  if (!main?.classList.contains('unit-plan')) return;
  const byId = (id) => document.getElementById(id);
  const table = () => byId('plan-table');
  const editing = () => [...main.querySelectorAll('tr.edit')];

  // Asking the server. Only one question at a time: the answer to an older one would take a newer one away.
  let busy = false;
  const page = async (address, options) => {
    const answer = await fetch(address, { credentials: 'same-origin', ...options });
    if (!answer.headers.get('content-type')?.startsWith('text/html')) throw new Error('no page');
    return { status: answer.status, address: answer.url, doc: new DOMParser().parseFromString(await answer.text(), 'text/html') };
  };
  const status = (doc) => doc.querySelector('div[role=status]:not([data-changed])');

  // The whole of what was answered in the place of what stands here; ticks stay.
  const swap = ({ doc, address, status: code }) => {
    const ticked = new Set([...main.querySelectorAll('tbody .tick input:checked')].map((tick) => tick.value.split(':')[0]));
    const typed = [...main.querySelectorAll('#bulk select, #bulk input[type=text]')].filter((field) => field.value);
    main.replaceChildren(...document.adoptNode(doc.getElementById('main')).childNodes);
    for (const tick of main.querySelectorAll('tbody .tick input')) tick.checked ||= code < 300 && ticked.has(tick.value.split(':')[0]);
    if (code >= 400) for (const field of typed) if (byId(field.id)) byId(field.id).value = field.value;
    status(document).replaceChildren(...status(doc).childNodes);
    document.body.dataset.seq = doc.body.dataset.seq;
    document.title = doc.title;
    if (code < 400) history.replaceState(null, '', address);
    settled();
  };
  const settled = () => {
    ready();
    document.dispatchEvent(new Event('htmx:after:swap'));
  };
  const say = (text) => {
    const region = document.querySelector('[data-changed]');
    if (!region) return;
    for (const old of region.querySelectorAll('[data-said]')) old.remove();
    if (!text) return;
    const note = document.createElement('div');
    note.className = 'wrap';
    note.dataset.said = '';
    const line = document.createElement('p');
    line.className = 'notice';
    line.textContent = text;
    note.append(line);
    region.append(note);
  };
  const ask = async (address, options, focus) => {
    if (busy) return;
    busy = true;
    try {
      const answer = await page(address, options);
      // A page of another sort, such as a problem or the sign-in page, is shown as what it is.
      if (!answer.doc.querySelector('main.unit-plan')) {
        if (options?.method === 'POST' && answer.status >= 400) throw new Error('refused');
        location.assign(answer.address);
        return;
      }
      swap(answer);
      say('');
      (main.querySelector('[aria-invalid]') || main.querySelector('[autofocus]') || focus?.())?.focus();
    } catch {
      say(main.querySelector('[data-offline]')?.dataset.offline);
    } finally {
      busy = false;
    }
    if (told > seen()) merge();
  };
  const send = (form, submitter, focus) => {
    const body = new URLSearchParams(new FormData(form, submitter));
    return ask(submitter?.getAttribute('formaction') || form.action, { method: 'POST', body }, focus);
  };

  // Opening, closing and sending.
  const linkOf = (id) => () => main.querySelector(`tr[data-activity="${CSS.escape(id)}"] [data-edit]`);
  const open = (row) => {
    const link = row?.querySelector('[data-edit]');
    if (link) ask(link.href);
  };
  const touched = (field) =>
    field.matches('select') ? field.value !== ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value : field.value !== field.defaultValue;
  // Away from the row. What was typed in it is kept in the browser and on the server, and is then wanted in neither.
  const close = () => {
    const form = main.querySelector('form[data-row]');
    if (!form) return;
    const focus = form.dataset.row === 'new' ? () => main.querySelector('[data-add]') : linkOf(form.dataset.row);
    const kept = main.querySelector('form[id$=-discard]');
    if (!kept && ![...form.elements].some((field) => field.dataset.keep && touched(field))) {
      ask(main.querySelector('[data-cancel]').href, undefined, focus);
      return;
    }
    form.dispatchEvent(new Event('rodtrad:discarded', { bubbles: true }));
    const body = new URLSearchParams({ row: form.dataset.row, selection: form.elements.selection.value });
    ask(form.dataset.look.replace(/look$/, 'discard'), { method: 'POST', body }, focus);
  };
  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
  main.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-edit], a[data-add], a[data-cancel]');
    if (link && plain(event)) {
      event.preventDefault();
      if (link.matches('[data-cancel]')) close();
      else ask(link.href);
      return;
    }
    const control = event.target.closest('a, button, input, select, label, textarea, details');
    if (control || !plain(event) || String(getSelection())) return;
    open(event.target.closest('tr[data-activity]'));
  });
  main.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.closest('#dialogue') || form.dataset.away !== undefined || event.submitter?.dataset.away !== undefined) return;
    event.preventDefault();
    if (form.id.endsWith('-discard')) main.querySelector('form[data-row]')?.dispatchEvent(new Event('rodtrad:discarded', { bubbles: true }));
    send(form, event.submitter, form.dataset.row ? linkOf(form.dataset.row) : () => main.querySelector('#plan-head button, [data-add]'));
  });
  main.addEventListener('keydown', (event) => {
    const row = event.target.closest('tr');
    if (!row || !row.closest('#plan-table')) return;
    const edits = row.classList.contains('edit');
    if (edits && event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (edits && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const form = main.querySelector('form[data-row]');
      form.requestSubmit([...form.elements].find((field) => field.name === 'then' && field.value === 'add'));
    } else if (!edits && plain(event) && ['ArrowUp', 'ArrowDown'].includes(event.key) && !event.target.matches('select')) {
      const to = neighbour(row, event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling');
      const kinds = ['[data-edit]', '.tick input', 'th a'];
      const kind = kinds.find((one) => event.target.matches(one)) || kinds[0];
      const target = to?.querySelector(kind);
      if (!target) return;
      event.preventDefault();
      target.focus();
    }
  });
  const neighbour = (row, way) => {
    let to = row[way];
    while (to && !to.dataset.activity) to = to[way];
    return to;
  };

  // The frame and the sums follow what is typed.
  let timer = 0;
  const look = async () => {
    const form = main.querySelector('form[data-row]');
    if (!form || busy) return;
    try {
      const { doc, status: code } = await page(form.dataset.look, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (code !== 200 || main.querySelector('form[data-row]') !== form) return;
      byId('plan-fund')?.replaceWith(document.adoptNode(doc.getElementById('plan-fund')));
      const [now, next] = [byId('plan-sums').lastElementChild, doc.getElementById('plan-sums').lastElementChild];
      const cells = [...next.querySelectorAll('.num')];
      [...now.querySelectorAll('.num')].forEach((cell, at) => cell.replaceChildren(...cells[at].childNodes));
      byId('plan-typing').textContent = doc.getElementById('plan-typing').textContent;
    } catch {
      // Without a connection the browser keeps what is typed, and the sums stay as they were.
    }
  };
  main.addEventListener('input', (event) => {
    if (!event.target.form?.dataset.row) return;
    clearTimeout(timer);
    timer = setTimeout(look, 300);
  });

  // What others change comes in row by row. The row that is being typed stays; saving it shows both if they differ.
  let told = 0;
  const seen = () => Number(document.body.dataset.seq);
  document.addEventListener('rodtrad:changed', (event) => {
    event.preventDefault();
    told = event.detail;
    if (!busy) setTimeout(merge, 150);
  });
  const merge = async () => {
    if (busy || told <= seen()) return;
    busy = true;
    try {
      const { doc } = await page(location.href);
      if (!doc.querySelector('main.unit-plan')) return;
      if (doc.getElementById('plan-rows') && byId('plan-rows')) say(rows(doc).join(' '));
      else if (!editing().length) swap({ doc, address: location.href, status: 200 });
      for (const id of ['plan-head', 'plan-count']) byId(id)?.replaceWith(document.adoptNode(doc.getElementById(id)));
      for (const part of ['#dialogue > ol', '#plan-sums', '#plan-fund']) {
        const [now, next] = [main.querySelector(part), doc.querySelector(part)];
        if (now && next && (part === '#dialogue > ol' || !editing().length)) now.replaceWith(document.adoptNode(next));
      }
      document.body.dataset.seq = doc.body.dataset.seq;
      settled();
    } catch {
      // It is asked again when something else changes, or when one asks for the page.
    } finally {
      busy = false;
    }
    if (editing().length) look();
    if (told > seen()) setTimeout(merge, 1000);
  };
  // What stays is not taken out and put back: whoever types there would type on into nothing.
  const arrange = (body, order) => {
    const at = document.activeElement;
    const stays = new Set(order);
    for (const row of [...body.children]) if (!stays.has(row)) row.remove();
    order.forEach((row, index) => {
      const there = body.children[index];
      if (there !== row) body.insertBefore(row, there ?? null);
    });
    // Unless the order is another: then it is given back.
    if (at.isConnected && at !== document.activeElement) {
      const [from, to] = [at.selectionStart, at.selectionEnd];
      at.focus({ preventScroll: true });
      if (typeof from === 'number') at.setSelectionRange(from, to);
    }
  };
  // Puts the rows of a newer page in place, and says which differ: "Robotlyftet: ändrad av …".
  const rows = (doc) => {
    const [now, next] = [byId('plan-rows'), doc.getElementById('plan-rows')];
    const had = new Map([...now.querySelectorAll('tr[data-activity]')].map((row) => [row.dataset.activity, row]));
    const typed = new Map();
    for (const row of editing()) {
      const id = (row.dataset.editing ? row : row.parentElement.querySelector('[data-editing]')).dataset.editing;
      typed.set(id, [...(typed.get(id) || []), row]);
    }
    const news = [];
    const order = [];
    for (const row of next.children) {
      const id = row.dataset.activity;
      if (!id && !row.dataset.editing) continue;
      if (typed.has(id ?? row.dataset.editing)) {
        order.push(...typed.get(id ?? row.dataset.editing));
        typed.delete(id ?? row.dataset.editing);
        continue;
      }
      if (!id) continue;
      const old = had.get(id);
      if (old?.outerHTML === row.outerHTML) {
        order.push(old);
        continue;
      }
      const fresh = document.adoptNode(row.cloneNode(true));
      const tick = fresh.querySelector('.tick input');
      if (tick && old?.querySelector('.tick input')?.checked) tick.checked = true;
      if (old?.dataset.version !== fresh.dataset.version) {
        fresh.classList.add('fresh');
        news.push(`${fresh.dataset.title}: ${fresh.dataset.changed}.`);
      }
      if (old?.contains(document.activeElement)) setTimeout(() => fresh.querySelector('[data-edit]')?.focus());
      order.push(fresh);
    }
    for (const left of typed.values()) order.push(...left);
    arrange(now, order);
    return news;
  };

  // Ticks: all at once, from one to another with Shift, and how many there are.
  let last = null;
  const count = () => {
    const ticks = [...main.querySelectorAll('tbody .tick input')];
    const ticked = ticks.filter((tick) => tick.checked);
    const bulk = main.querySelector('[data-bulk]');
    const all = main.querySelector('[data-tick-all]');
    if (!bulk) return;
    bulk.hidden = !ticked.length && !bulk.querySelector('.ds-error-summary') && !byId('bulk-all').checked;
    const told = bulk.querySelector('[data-ticked]');
    told.textContent = ticked.length ? `${ticked.length} ${told.dataset.tickedText}` : '';
    all.checked = ticked.length === ticks.length && ticks.length > 0;
    all.indeterminate = ticked.length > 0 && ticked.length < ticks.length;
  };
  main.addEventListener('change', ({ target }) => {
    if (target.matches('[data-tick-all]')) {
      for (const tick of main.querySelectorAll('tbody .tick input')) tick.checked = target.checked;
    }
    if (target.closest('.tick') || target.id === 'bulk-all') count();
  });
  main.addEventListener('click', (event) => {
    if (!event.target.matches('tbody .tick input')) return;
    const ticks = [...main.querySelectorAll('tbody .tick input')];
    const [from, to] = [ticks.indexOf(last), ticks.indexOf(event.target)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) for (const tick of ticks.slice(from, to)) tick.checked = event.target.checked;
    last = event.target;
    count();
  });

  const ready = () => {
    const all = main.querySelector('[data-tick-all]');
    if (all) all.hidden = false;
    count();
  };
  ready();
})();
