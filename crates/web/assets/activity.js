// All of an activity on one page: rows come and go without the page being fetched anew, and the sums and the frame follow
// what is typed. It sends the same form to the same address as the page does without a script, and puts what is answered
// in its place.
(() => {
  'use strict';
  const main = document.getElementById('main');
  const form = () => main?.querySelector('form[data-whole]');
  if (!form()) return;
  const send = async (values) => {
    const answer = await fetch(form().action, { method: 'POST', body: new URLSearchParams(values), credentials: 'same-origin' });
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };
  const say = (text) => {
    const told = document.getElementById('activity-typing');
    if (told) told.textContent = text;
  };

  let timer = 0;

  // A button that only changes the form: what is answered is the form again.
  main.addEventListener('submit', async (event) => {
    clearTimeout(timer);
    if (event.target.id === 'whole-discard') form().dispatchEvent(new Event('rodtrad:discarded', { bubbles: true }));
    if (event.submitter?.dataset.here === undefined) return;
    event.preventDefault();
    try {
      const doc = await send(new FormData(form(), event.submitter));
      const next = doc.getElementById('main');
      if (!next?.querySelector('form[data-whole]')) throw new Error('another page');
      main.replaceChildren(...document.adoptNode(next).childNodes);
      main.querySelector('[autofocus]')?.focus();
      document.dispatchEvent(new Event('htmx:after:swap'));
    } catch {
      say(form().dataset.offline);
    }
  });

  // The sums follow, and what is typed is kept.
  const look = async () => {
    const typed = form();
    const values = new FormData(typed);
    values.set('do', 'look');
    try {
      const doc = await send(values);
      if (typed !== form()) return;
      for (const part of doc.querySelectorAll('[data-follows]')) {
        const there = document.getElementById(part.id);
        if (there && there.innerHTML !== part.innerHTML) there.replaceChildren(...document.adoptNode(part).childNodes);
      }
    } catch {
      say(typed.dataset.offline);
    }
  };
  main.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, 300);
  });

  // When others change something, whether it was this activity is told beside the button; what is typed stays.
  document.addEventListener('rodtrad:changed', (event) => {
    event.preventDefault();
    document.body.dataset.seq = event.detail;
    look();
  });
})();
