// The agency's own sign-in, with a provider that others have made and that is certified (oidc-provider): set up by the
// administrator, somebody comes in, is added and given a role, and is out again, here and there. What is forged is tested in
// the `web` crate, against a provider that lies.

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { after, test } from 'node:test';

import Provider from 'oidc-provider';

import { DESKTOP, PHONE, checkAccessible, checkReflow, withEmpty } from './harness.mjs';

const SECRET = 'hemligt+ett%av tecknen:/?';
const PEOPLE = {
  bo: { name: 'Bo Al', email: 'bo.al@provverket.se', email_verified: true, groups: ['strateger'] },
  alma: { name: 'Alma Öst', email: 'alma.ost@provverket.se', email_verified: true, groups: ['strateger'] },
  ylva: { name: 'Ylva Ek', email: 'ylva.ek@provverket.se', email_verified: true, groups: ['annat'] },
};

let answer = (_, response) => response.writeHead(503).end();
const server = createServer((request, response) => answer(request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => server.close());
const host = `127.0.0.1:${server.address().port}`;
process.env.RODTRAD_PROVIDER_INSIDE_HOSTS = host;
const issuer = `http://${host}`;

const use = withEmpty();
const ALLOW = [new RegExp(`a request to another host: http://${host}/`), /422/];

/** Lets the provider serve, with a new key of its own; names in the token, or beside it as the standard has it. */
function serve(kid, { beside = false } = {}) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const here = `${use.demo.address}/provverket`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'rodtrad',
        client_secret: SECRET,
        redirect_uris: [`${here}/sign-in/with/1/answer`],
        post_logout_redirect_uris: [`${here}/sign-in`],
        backchannel_logout_uri: `${here}/sign-in/with/1/signed-out`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['of the test alone'] },
    claims: { openid: beside ? ['sub', 'groups'] : ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    conformIdTokenClaims: beside,
    pkce: { required: () => true, methods: ['S256'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: !beside },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Ja, logga ut</button>`);
        },
        postLogoutSuccessSource: (context) => {
          context.body = page('Du är utloggad.');
        },
      },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...PEOPLE[id] }) }),
    loadExistingGrant: async (context) => {
      const { client, session, provider: own } = context.oidc;
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email groups');
      grant.addOIDCClaims(['name', 'given_name', 'family_name', 'email', 'email_verified', 'groups']);
      await grant.save();
      return grant;
    },
  });
  for (const event of ['server_error', 'backchannel.error']) {
    provider.on(event, (_, error) => console.error(event, error));
  }
  const usual = provider.callback();
  answer = (request, response) => {
    if (!request.url.startsWith('/interaction/')) return usual(request, response);
    if (request.method === 'GET') {
      const buttons = Object.entries(PEOPLE).map(([id, { name }]) => `<button name="who" value="${id}">${name}</button>`);
      const form = `<form method="post">${buttons.join('')}<button name="who" value="">Avbryt</button></form>`;
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(form));
    }
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const who = new URLSearchParams(body).get('who');
      const result = who ? { login: { accountId: who } } : { error: 'access_denied' };
      provider.interactionFinished(request, response, result).catch((error) => response.writeHead(500).end(`${error}`));
    });
  };
}

function page(inside) {
  return `<!doctype html><html lang="sv"><title>Tjänsten</title><main>${inside}</main></html>`;
}

/** To the provider. */
async function goThere(visitor) {
  await visitor.goto(`${use.demo.address}/provverket/sign-in`);
  await visitor.getByRole('link', { name: 'Logga in med Verkets inloggning' }).click();
}

/** The same, and back as this person. */
async function comeIn(visitor, name) {
  await goThere(visitor);
  await visitor.getByRole('button', { name }).click();
}

test('the administrator connects the sign-in, and people come in and go out by it', async () => {
  const admin = await use.visit(DESKTOP, { allow: ALLOW });
  await admin.goto(use.demo.begin);
  await admin.getByRole('link', { name: 'Svara på frågorna' }).click();
  await admin.getByLabel('Vad heter myndigheten?').fill('Provverket');
  await admin.getByLabel('Vilka områden').fill('Förenkling');
  await admin.getByLabel('Vad heter du?').fill('Den som provar');
  await admin.getByLabel('Din e-postadress').fill('den.som.provar@verket.se');
  await admin.getByLabel('Välj ett lösenord').fill('mossa gräver tre kantareller');
  await admin.getByRole('button', { name: 'Lägg upp myndigheten' }).click();
  await admin.waitForURL(/\/provverket\//);
  serve('first');

  await admin.goto(`${use.demo.address}/provverket/account`);
  await admin.getByRole('link', { name: 'Inloggningstjänster' }).click();
  await checkAccessible(admin);
  await admin.getByRole('link', { name: 'Lägg till inloggningstjänst' }).click();
  await admin.getByRole('button', { name: 'Spara' }).click();
  await admin.locator('#issuer-error').waitFor();
  await checkAccessible(admin);
  await admin.getByLabel('Namn', { exact: true }).fill('Verkets inloggning');
  await admin.getByLabel('Utfärdare (issuer)').fill(issuer);
  await admin.getByLabel('Klient-id').fill('rodtrad');
  await admin.getByLabel('Hemlighet', { exact: false }).last().fill(SECRET);
  await admin.getByLabel('Vad som efterfrågas (scope)').fill('profile email groups');
  await admin.getByLabel('läggs till som ny person').check();
  await admin.getByLabel('Anspråk som säger vad någon är').fill('groups');
  await admin.getByLabel('Strateg').fill('strateger');
  await admin.getByRole('button', { name: 'Spara' }).click();
  await admin.getByText('Inloggningstjänsten är tillagd.', { exact: false }).waitFor();
  assert.equal(
    await admin.getByLabel('Svarsadress (redirect URI)').inputValue(),
    `${use.demo.address}/provverket/sign-in/with/1/answer`,
  );
  await admin.getByRole('button', { name: 'Prova anslutningen' }).click();
  await admin.getByRole('heading', { name: 'Anslutningen fungerar', exact: true }).waitFor();
  await checkAccessible(admin);

  // Somebody who breaks off, somebody without a role, and somebody who is added with one.
  const bo = await use.visit(PHONE, { script: false, allow: ALLOW });
  await comeIn(bo, 'Avbryt');
  await bo.getByText('Inloggningen avbröts hos Verkets inloggning. Försök igen.').waitFor();
  await checkReflow(bo);
  const ylva = await use.visit(DESKTOP, { allow: ALLOW });
  await comeIn(ylva, 'Ylva Ek');
  await ylva.getByText('Ditt konto är stängt eller har inga roller.', { exact: false }).waitFor();
  await checkAccessible(ylva);
  await comeIn(bo, 'Bo Al');
  await bo.waitForURL(/\/provverket\/$/);
  await bo.goto(`${use.demo.address}/provverket/account`);
  await bo.getByRole('heading', { name: 'Bo Al' }).waitFor();
  await bo.getByText('strateg', { exact: true }).waitFor();
  await bo.getByText('Du loggar in med Verkets inloggning.').waitFor();

  // Out here, and then there, and back.
  await bo.getByRole('button', { name: 'Logga ut' }).last().click();
  await bo.getByRole('link', { name: 'Logga ut hos Verkets inloggning också' }).click();
  await bo.getByRole('button', { name: 'Ja, logga ut' }).click();
  await bo.waitForURL(/\/provverket\/sign-in/);

  // Out there, and thereby here at once.
  await comeIn(bo, 'Bo Al');
  await bo.waitForURL(/\/provverket\/$/);
  await bo.goto(`${issuer}/session/end`);
  await bo.getByRole('button', { name: 'Ja, logga ut' }).click();
  await bo.waitForURL(/\/session\/end\/success/);
  await bo.goto(`${use.demo.address}/provverket/account`);
  await bo.waitForURL(/\/provverket\/sign-in\?next=/);

  // The provider gets another key: within the minute it is not looked for, until somebody tries the connection.
  serve('second');
  await comeIn(bo, 'Bo Al');
  await bo.getByText('Svaret från Verkets inloggning gick inte att lita på', { exact: false }).waitFor();
  await admin.getByRole('button', { name: 'Prova anslutningen' }).click();
  await admin.getByRole('heading', { name: 'Anslutningen fungerar', exact: true }).waitFor();
  // There Bo is signed in already, and comes straight back.
  await goThere(bo);
  await bo.waitForURL(/\/provverket\/$/);

  // The provider puts names beside the token alone: they are asked for there.
  serve('third', { beside: true });
  await admin.getByRole('button', { name: 'Prova anslutningen' }).click();
  await admin.getByRole('heading', { name: 'Anslutningen fungerar', exact: true }).waitFor();
  const alma = await use.visit(DESKTOP, { allow: ALLOW });
  await comeIn(alma, 'Alma Öst');
  await alma.waitForURL(/\/provverket\/$/);
  await alma.goto(`${use.demo.address}/provverket/account`);
  await alma.getByRole('heading', { name: 'Alma Öst' }).waitFor();
  await alma.getByText('alma.ost@provverket.se', { exact: false }).first().waitFor();

  await admin.goto(`${use.demo.address}/provverket/security?kind=provider-refused`);
  for (const reason of ['Tjänsten har ingen sådan nyckel.', 'Personen har inga roller', 'Tjänsten eller personen sade nej.']) {
    await admin.getByText(reason, { exact: false }).first().waitFor();
  }
  await checkAccessible(admin);
});
