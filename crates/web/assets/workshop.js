// A workshop while it goes on: the wall and the telephone show at once what happens, what is typed without a connection
// is kept and sent later, in order and once, and whoever leads drags what was said to where it belongs. Every form works
// without any of it.
(() => {
  'use strict';
  const wall = document.querySelector('[data-room]');
  const hand = document.querySelector('[data-hand]');
  const root = wall || hand;
  if (!root) return;

  const freshKey = () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => letters[byte % 64]).join('');
  };
  const post = (address, fields) => {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    return fetch(address, { method: 'POST', body: new URLSearchParams([...pairs, ['by', 'script']]) });
  };
  const status = root.querySelector('[data-status]');
  const tell = (text) => {
    if (!status) return;
    status.textContent = text;
    status.hidden = !text;
  };

  // The parts that a change brings. What one has ticked, voted for or stands at stays.
  const place = root.querySelector('[data-sections]');
  let version = 0;
  let dragging = false;
  let waiting = [];
  const elementOf = (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content.firstElementChild;
  };
  const show = ({ order, sections }) => {
    const ticked = [...root.querySelectorAll('input[type=checkbox]:checked')].map((box) => `${box.name}=${box.value}`);
    const at = document.activeElement;
    const focus = at?.form && root.contains(at) ? { id: at.id, name: at.name, value: at.value, form: at.form.id } : null;
    const voting = at?.closest?.('.vote form')?.elements.contribution?.value;
    for (const [id, html] of Object.entries(sections)) {
      const fresh = elementOf(html);
      const old = document.getElementById(id);
      if (old) old.replaceWith(fresh);
      else place.append(fresh);
    }
    for (const section of [...place.children]) if (!order.includes(section.id)) section.remove();
    // Only what stands wrongly is moved.
    order.filter((id) => id !== 'ask').forEach((id, number) => {
      const section = document.getElementById(id);
      if (section && section.parentElement === place && place.children[number] !== section) {
        place.insertBefore(section, place.children[number] ?? null);
      }
    });
    for (const box of root.querySelectorAll('input[type=checkbox]')) {
      box.checked = ticked.includes(`${box.name}=${box.value}`);
    }
    if (focus?.name && !document.contains(at)) {
      root.querySelector(`[name="${focus.name}"][value="${CSS.escape(focus.value)}"]`)?.focus({ preventScroll: true });
    }
    own();
    if (voting) root.querySelector(`.vote [value="${voting}"]`)?.form.querySelector('button')?.focus({ preventScroll: true });
    tick();
    if (wall) arrange();
  };
  const take = (told) => {
    if (dragging) {
      waiting.push(told);
      return;
    }
    if (told.from !== 0 && told.from !== version) {
      // Something was missed: the whole is told again.
      listen();
      return;
    }
    version = told.to;
    show(told);
  };
  let source = null;
  const listen = () => {
    source?.close();
    source = new EventSource(root.dataset.live);
    source.addEventListener('room', (event) => take(JSON.parse(event.data)));
    source.addEventListener('open', () => flush());
  };
  const hush = () => {
    source?.close();
    source = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden && hand ? hush() : source || listen()));
  window.addEventListener('pagehide', hush);
  window.addEventListener('pageshow', () => source || listen());

  // The clock counts by itself, as the server's goes and not as this machine's.
  const ahead = Number(root.dataset.now) - Date.now() / 1000;
  const tick = () => {
    for (const clock of root.querySelectorAll('[data-until]')) {
      const left = Math.max(0, Math.round(Number(clock.dataset.until) - ahead - Date.now() / 1000));
      clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    }
  };
  setInterval(tick, 1000);

  // A telephone: the own votes, the field, and what waits to be sent.
  const form = hand?.querySelector('[data-say]');
  const ask = () => document.getElementById('ask');
  const votes = new Set();
  let asked = `${ask()?.dataset.step} ${ask()?.dataset.question}`;
  const readVotes = (from) => {
    votes.clear();
    for (const button of from.querySelectorAll('.vote [aria-pressed=true]')) votes.add(button.form.elements.contribution.value);
  };
  if (hand) readVotes(hand);
  const showVotes = () => {
    const words = hand.querySelector('[data-budget]');
    if (!words) return;
    const budget = Number(words.dataset.budget);
    const left = Math.max(0, budget - votes.size);
    words.textContent = `${left} ${words.dataset.leftWords} ${budget}`;
    for (const button of hand.querySelectorAll('.vbtn')) {
      const pressed = votes.has(button.form.elements.contribution.value);
      button.setAttribute('aria-pressed', pressed);
      button.form.elements.votes.value = pressed ? 'no' : 'yes';
      button.disabled = !pressed && left === 0;
    }
  };
  const again = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    readVotes(page);
    showVotes();
    const mine = page.querySelector('[data-own]');
    if (mine) hand.querySelector('[data-own]').replaceWith(document.adoptNode(mine));
  };
  const own = () => {
    if (!hand) return;
    const now = `${ask()?.dataset.step} ${ask()?.dataset.question}`;
    if (form) {
      form.hidden = ask()?.dataset.step !== 'collect';
      const question = form.elements.question;
      if (question?.type === 'hidden' && ask()?.dataset.question) question.value = ask().dataset.question;
    }
    if (now !== asked) {
      asked = now;
      again();
    }
    showVotes();
  };
  hand?.addEventListener('submit', async (event) => {
    const ballot = event.target.closest('.vote form');
    if (!ballot) return;
    event.preventDefault();
    const { contribution, question, votes: wish } = ballot.elements;
    const asks = wish.value;
    const set = (is) => (is ? votes.add(contribution.value) : votes.delete(contribution.value));
    set(asks === 'yes');
    showVotes();
    const fields = { contribution: contribution.value, question: question.value, votes: asks };
    const answer = await post(ballot.action, fields).catch(() => null);
    if (answer?.ok) return;
    set(asks !== 'yes');
    showVotes();
    tell(answer ? await answer.text() : form?.dataset.kept ?? '');
  });

  // What is said waits in this browser until the server has it.
  const drawer = form && `rodtrad-room:${form.action}`;
  const queue = () => {
    try {
      return JSON.parse(localStorage.getItem(drawer)) ?? [];
    } catch {
      return memory;
    }
  };
  let memory = [];
  const keep = (items) => {
    memory = items;
    try {
      localStorage.setItem(drawer, JSON.stringify(items));
    } catch {
      // A browser that keeps nothing sends it while the page is open.
    }
    const list = form.querySelector('[data-waiting]');
    list.replaceChildren(...items.map(({ fields }) => {
      const item = document.createElement('li');
      item.textContent = fields.text;
      return item;
    }));
  };
  let isSending = false;
  let pause = 1000;
  const send = async () => {
    for (let items = queue(); items.length; items = queue()) {
      const [first, ...rest] = items;
      const answer = await post(form.action, first.fields).catch(() => null);
      if (!answer || 500 <= answer.status || answer.status === 429) {
        tell(form.dataset.kept);
        setTimeout(flush, pause);
        pause = Math.min(30_000, pause * 2);
        return;
      }
      pause = 1000;
      keep(rest);
      if (answer.ok) tell(form.dataset.sent);
      else {
        tell(answer.status === 422 ? await answer.text() : `${answer.status}`);
        if (!form.elements.text.value) form.elements.text.value = first.fields.text;
        return;
      }
      if (!rest.length) again();
    }
  };
  const flush = async () => {
    if (!form || isSending || !queue().length) return;
    isSending = true;
    try {
      // One tab at a time, so that the order holds.
      await (navigator.locks ? navigator.locks.request(drawer, send) : send());
    } finally {
      isSending = false;
    }
  };
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = form.elements.text.value.trim();
    if (!text || Number(form.dataset.longest) < [...text].length) {
      form.elements.text.focus();
      return;
    }
    const fields = Object.fromEntries(new FormData(form));
    keep([...queue(), { fields: { ...fields, text, 'request-key': freshKey() } }]);
    form.elements.text.value = '';
    form.elements.text.focus();
    flush();
  });
  window.addEventListener('online', () => flush());
  if (form) keep(queue());

  // Whoever leads: what the room does next, and what was said put where it belongs.
  const ids = (name) => [...wall.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value);
  const untick = () => {
    for (const box of wall.querySelectorAll('[data-leads]:checked')) box.checked = false;
  };
  const act = async (address, fields) => {
    tell('');
    const answer = await post(address, { ...fields, 'request-key': freshKey() }).catch(() => null);
    if (answer?.ok) {
      untick();
      await nextSteps();
      return true;
    }
    tell(answer ? await answer.text() : '');
    return false;
  };
  // What comes next follows from where the room is.
  const nextSteps = async () => {
    const answer = await fetch(location.pathname).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [old, fresh] = [wall.querySelector('[data-steps]'), page.querySelector('[data-steps]')];
    if (!old || !fresh || old.isEqualNode(fresh)) return;
    const at = old.contains(document.activeElement) ? document.activeElement.value : null;
    fresh.elements.minutes.value = old.elements.minutes.value;
    old.replaceWith(fresh);
    if (at) ([...fresh.elements].find(({ value }) => value === at) ?? fresh.elements[1]).focus();
  };
  const arrange = () => {
    if (!('leads' in wall.dataset)) return;
    for (const card of wall.querySelectorAll('.card')) card.draggable = true;
    for (const heading of wall.querySelectorAll('[data-group] > h3')) heading.draggable = true;
    const select = wall.querySelector('#cards [name=group]');
    const chosen = select.value;
    const groups = [...wall.querySelectorAll('[data-group]')].map((section) =>
      new Option(section.querySelector('h3').textContent.trim(), section.dataset.group));
    select.replaceChildren(new Option(wall.dataset.newGroup, ''), ...groups);
    select.value = [...select.options].some(({ value }) => value === chosen) ? chosen : '';
  };
  if (wall && 'leads' in wall.dataset) {
    wall.addEventListener('submit', async (event) => {
      const { target, submitter } = event;
      if (!target.matches('#cards, [data-steps]')) return;
      event.preventDefault();
      const data = new FormData(target, submitter);
      const fields = {};
      for (const name of new Set(data.keys())) fields[name] = data.getAll(name);
      if (await act(target.action, fields)) target.elements.heading && (target.elements.heading.value = '');
    });
    let dragged = null;
    wall.addEventListener('dragstart', (event) => {
      const card = event.target.closest('.card');
      const heading = event.target.closest('[data-group] > h3');
      if (!card && !heading) return;
      dragging = true;
      const many = ids('contributions');
      const one = card?.dataset.id;
      dragged = card
        ? { contributions: many.includes(one) ? many : [one], card }
        : { groups: [heading.parentElement.dataset.group] };
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', (card ?? heading).textContent.trim());
    });
    const over = (event) => {
      const section = event.target.closest('[data-drop]');
      for (const other of wall.querySelectorAll('.drop')) if (other !== section) other.classList.remove('drop');
      if (!dragged || !section) return;
      event.preventDefault();
      section.classList.add('drop');
    };
    wall.addEventListener('dragover', over);
    wall.addEventListener('drop', (event) => {
      const section = event.target.closest('[data-drop]');
      if (!dragged || !section) return;
      event.preventDefault();
      const onto = event.target.closest('.card');
      const { card, ...moved } = dragged;
      const where = section.dataset.drop;
      if (section.dataset.group) act(wall.dataset.cards, { ...moved, act: 'group', group: section.dataset.group, heading: '' });
      else if (where === 'parked') act(wall.dataset.cards, { ...moved, act: 'park' });
      else if (onto && card && onto !== card) {
        // One on another makes a group of the two.
        const both = [...moved.contributions, onto.dataset.id];
        act(wall.dataset.cards, { contributions: both, act: 'group', group: '', heading: wall.dataset.newGroup });
      } else if (!onto || onto !== card) act(wall.dataset.cards, { ...moved, act: 'apart' });
    });
    wall.addEventListener('dragend', () => {
      dragging = false;
      dragged = null;
      for (const section of wall.querySelectorAll('.drop')) section.classList.remove('drop');
      const told = waiting;
      waiting = [];
      told.forEach(take);
    });
  }

  // The page itself shows what has changed.
  document.addEventListener('rodtrad:changed', (event) => event.preventDefault());
  if (wall) arrange();
  tick();
  own();
  listen();
  flush();
})();
