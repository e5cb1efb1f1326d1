// Answering a verdict round without a name: the browser makes a token, has it signed unseen while one is signed in, and
// sends the answer with the token and without the session. Where the browser cannot do so, the form is sent as it is, and
// the page says what that rests on.
(() => {
  'use strict';
  const form = document.querySelector('form[data-verdict]');
  if (!form || !window.BigInt || !window.crypto?.subtle) return;

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const { key, group, tokens, ballots, done, longest } = form.dataset;
  const modulus = bytes(key);
  const place = `verdict ${ballots}`;
  const again = form.closest('[data-again]');
  const status = form.querySelector('[data-status]');
  const button = form.querySelector('button[type="submit"]');

  for (const text of form.querySelectorAll('[data-without-token]')) text.hidden = true;
  for (const text of form.querySelectorAll('[data-with-token]')) text.hidden = false;

  const tell = (text) => {
    status.textContent = text;
    status.hidden = false;
    status.focus();
  };
  const post = (address, fields, credentials) =>
    fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      credentials,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });

  // Kept until the answer is sent: the token that was signed is the only one this person gets.
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch {
      return null;
    }
  };
  const keep = (value) => {
    try {
      if (value) localStorage.setItem(place, JSON.stringify(value));
      else localStorage.removeItem(place);
    } catch {
      // A browser that keeps nothing has to reach the server in one go.
    }
  };

  // The page says thanks as soon as a token was signed. A browser that still has it has not sent the answer.
  if (again) {
    if (kept()?.key !== key) return;
    again.hidden = false;
    document.querySelector('[data-thanks]').hidden = true;
  }

  const begun = async () => {
    const before = kept();
    if (before?.key === key) return before;
    const token = BlindToken.random(32);
    const { blinded, inverse } = await BlindToken.blind(modulus, token);
    const made = { key, token: hex(token), blinded: hex(blinded), inverse: hex(inverse) };
    keep(made);
    return made;
  };

  class Refused extends Error {}
  const refused = (answer) => {
    if (answer.status === 409) keep(null);
    return new Refused(form.dataset[`refused${answer.status}`] ?? form.dataset.failed);
  };

  const send = async (fields) => {
    const made = await begun();
    const signed = await post(tokens, { blinded: made.blinded }, 'same-origin');
    if (!signed.ok) throw refused(signed);
    const signature = await BlindToken.finalize(modulus, bytes(made.token), bytes(await signed.text()), bytes(made.inverse));
    const sent = await post(ballots, { ...fields, group, token: made.token, signature: hex(signature) }, 'omit');
    if (!sent.ok) throw refused(sent);
    keep(null);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const scales = [...form.querySelectorAll('[data-scale]')];
    const missing = scales.filter((scale) => !data.get(scale.dataset.scale));
    for (const scale of scales) {
      scale.querySelector('[data-missing]').hidden = !missing.includes(scale);
    }
    if (missing.length) {
      missing[0].querySelector('input').focus();
      return;
    }
    const words = (data.get('words') ?? '').trim();
    if (Number(longest) < [...words].length) {
      tell(form.dataset.tooLong);
      return;
    }
    button.disabled = true;
    try {
      const marks = Object.fromEntries(scales.map(({ dataset: { scale } }) => [scale, data.get(scale)]));
      await send({ ...marks, words });
      location.replace(done);
    } catch (error) {
      tell(error instanceof Refused ? error.message : form.dataset.failed);
      button.disabled = false;
    }
  });
})();
