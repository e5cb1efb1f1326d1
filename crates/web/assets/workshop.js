// A workshop while it goes on: the wall and the telephone show at once what happens, what is typed without a connection
// is kept and sent later, in order and once, and whoever leads drags what was said to where it belongs. Every form works
// without any of it.
(() => {
  'use strict';
  const wall = document.querySelector('[data-room]');
  const hand = document.querySelector('[data-hand]');
  const root = wall || hand;

  // What this browser could not send stays in it until whoever wrote it has taken it back or away: also on the page where
  // one joins, to which the telephone is led when the room is closed.
  const PREFIX = 'rodtrad-room:';
  const memory = new Map();
  const keptIn = (drawer) => {
    try {
      return JSON.parse(localStorage.getItem(drawer)) ?? memory.get(drawer) ?? [];
    } catch {
      return memory.get(drawer) ?? [];
    }
  };
  const keepIn = (drawer, items) => {
    memory.set(drawer, items);
    try {
      if (items.length) localStorage.setItem(drawer, JSON.stringify(items));
      else localStorage.removeItem(drawer);
    } catch {
      // A browser that keeps nothing sends it while the page is open.
    }
  };
  const keyOf = ({ fields }) => fields['request-key'];
  const unsent = document.querySelector('[data-unsent]');
  const drawers = () => {
    const of = `${PREFIX}${unsent.dataset.unsent}`;
    try {
      return [...new Set([...Object.keys(localStorage), ...memory.keys()])].filter((drawer) => drawer.startsWith(of));
    } catch {
      return [...memory.keys()];
    }
  };
  const button = (says, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'ds-button';
    made.dataset.variant = 'tertiary';
    made.textContent = says;
    made.addEventListener('click', act);
    return made;
  };
  const copied = async (text, paragraph) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without https a page may not write there; the text is then marked, and copied as one copies by hand.
      getSelection().selectAllChildren(paragraph);
      document.execCommand('copy');
    }
  };
  const listUnsent = () => {
    if (!unsent) return;
    // Where one can answer, only what was refused: the rest waits and is sent.
    const found = drawers().flatMap((drawer) => keptIn(drawer).filter(({ refused }) => refused || !hand).map((item) => ({ drawer, item })));
    unsent.hidden = !found.length;
    unsent.querySelector('ul').replaceChildren(...found.map(({ drawer, item }) => {
      const line = document.createElement('li');
      const says = document.createElement('p');
      says.className = 'says';
      says.textContent = item.fields.text;
      line.append(says);
      if (item.refused) {
        const why = document.createElement('p');
        why.className = 'cap';
        why.textContent = item.refused;
        line.append(why);
      }
      const away = () => {
        keepIn(drawer, keptIn(drawer).filter((other) => keyOf(other) !== keyOf(item)));
        listUnsent();
      };
      const ways = document.createElement('p');
      ways.className = 'row';
      const field = hand?.querySelector('[data-say]')?.elements.text;
      if (field) {
        const back = button(unsent.dataset.back, () => {
          field.value = [field.value.trim(), item.fields.text].filter(Boolean).join(' ');
          away();
          field.focus();
        });
        back.dataset.putBack = '';
        back.hidden = field.form.hidden;
        ways.append(back);
      }
      const copy = button(unsent.dataset.copy, async () => {
        await copied(item.fields.text, says);
        copy.textContent = unsent.dataset.copied;
      });
      ways.append(copy, button(unsent.dataset.away, () => {
        away();
        unsent.querySelector('h2').focus();
      }));
      line.append(ways);
      return line;
    }));
  };
  listUnsent();
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
    if (wall) status.hidden = !text;
  };
  // Why something was not taken, in words: as the server says, or that it was not reached, or knows this browser no more.
  const reasonOf = async (answer, lost) => {
    if (!answer || 500 <= answer.status || answer.status === 429) return lost;
    if (answer.status === 422) return answer.text();
    return answer.status === 401 || answer.status === 403 ? root.dataset.gone : root.dataset.failed;
  };
  const isOut = (answer) => answer?.status === 401 || answer?.status === 403;
  const tellOut = () => {
    tell(`${root.dataset.gone} `);
    const way = document.createElement('a');
    way.href = root.dataset.join;
    way.textContent = root.dataset.rejoin;
    status.append(way);
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
      clock.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : root.dataset.timeUp;
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
      const isHidden = ask()?.dataset.step !== 'collect';
      if (form.hidden !== isHidden) {
        form.hidden = isHidden;
        listUnsent();
      }
      const question = form.elements.question;
      const asks = ask()?.dataset.question;
      const isChosen = question?.tagName === 'SELECT';
      // What is said is said to what the room is asked; one chooses only when all is asked at once.
      if (question && asks) question.value = asks;
      if (isChosen) question.closest('.ds-field').hidden = Boolean(asks);
      const isAll = ask()?.dataset.step === 'collect' && !asks;
      if (isAll && question && !isChosen && !form.elements.text.value) location.reload();
    }
    if (now !== asked) {
      if (asked) tell('');
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
    if (answer?.ok) {
      tell('');
      return;
    }
    set(asks !== 'yes');
    showVotes();
    if (isOut(answer)) tellOut();
    else tell(await reasonOf(answer, hand.dataset.voteLost));
  });
  // What is taken back comes into the field, to be written anew; where that is in use or hidden, it is listed.
  hand?.addEventListener('submit', async (event) => {
    const withdrawal = event.target.closest('[data-withdrawal]');
    if (!withdrawal) return;
    event.preventDefault();
    const text = withdrawal.dataset.withdrawal;
    const answer = await post(withdrawal.action, Object.fromEntries(new FormData(withdrawal))).catch(() => null);
    if (!answer?.ok) {
      if (isOut(answer)) tellOut();
      else tell(await reasonOf(answer, hand.dataset.failed));
      return;
    }
    await again();
    tell(hand.dataset.taken);
    if (!form.hidden && !form.elements.text.value.trim()) {
      form.elements.text.value = text;
      form.elements.text.focus();
    } else keep([...queue(), { fields: { text, 'request-key': freshKey() }, refused: hand.dataset.taken }]);
  });

  // What is said waits in this browser until the server has it, or has said why it is not taken.
  const drawer = form && `${PREFIX}${new URL(form.action).pathname}`;
  const queue = () => keptIn(drawer);
  const waits = () => queue().filter(({ refused }) => !refused);
  const keep = (items) => {
    keepIn(drawer, items);
    hand.querySelector('[data-waiting]').replaceChildren(...waits().map(({ fields }) => {
      const item = document.createElement('li');
      item.textContent = fields.text;
      return item;
    }));
    listUnsent();
  };
  let isSending = false;
  let pause = 1000;
  const send = async () => {
    let hasCome = false;
    for (let [first] = waits(); first; [first] = waits()) {
      const answer = await post(form.action, first.fields).catch(() => null);
      if (isOut(answer)) {
        tellOut();
        return;
      }
      if (!answer || 500 <= answer.status || answer.status === 429) {
        tell(form.dataset.kept);
        setTimeout(flush, pause);
        pause = Math.min(30_000, pause * 2);
        return;
      }
      pause = 1000;
      if (answer.ok) {
        hasCome = true;
        keep(queue().filter((item) => keyOf(item) !== keyOf(first)));
        tell(form.dataset.sent);
      } else {
        const refused = await reasonOf(answer, '');
        keep(queue().map((item) => (keyOf(item) === keyOf(first) ? { ...item, refused } : item)));
        tell(refused);
      }
    }
    if (hasCome) again();
  };
  const flush = async () => {
    if (!form || isSending || !waits().length) return;
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
    const count = [...text].length;
    const isLong = Number(form.dataset.longest) < count;
    form.elements.text.setAttribute('aria-invalid', String(isLong || !text));
    if (!text || isLong) {
      tell(isLong ? form.dataset.long.replace('{count}', count) : form.dataset.empty);
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
    // What was told of the act before is of the past.
    document.querySelector('[data-done]')?.parentElement.remove();
    const answer = await post(address, { ...fields, 'request-key': freshKey() }).catch(() => null);
    if (answer?.ok) {
      untick();
      await nextSteps();
      return true;
    }
    tell(await reasonOf(answer, wall.dataset.lost));
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
      const minutes = target.elements.minutes;
      if (await act(target.action, fields)) target.elements.heading && (target.elements.heading.value = '');
      else if (minutes?.value.trim() && fields.step?.[0] !== 'pause'
        && !(/^[1-9]\d*$/.test(minutes.value.trim()) && Number(minutes.value) <= Number(target.dataset.steps))) {
        minutes.setAttribute('aria-invalid', 'true');
        minutes.setAttribute('aria-describedby', status.id);
        minutes.focus();
      }
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
