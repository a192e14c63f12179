// A Viewer as its author would write it: signs its person in by their own browser, on a port of this machine, and shows the
// computers of their teams. It says what it does in lines of JSON, and does what it is told in lines. Usage: viewer.mjs
// ISSUER CLIENT-ID
import * as client from 'openid-client';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [issuer, id] = process.argv.slice(2);
const say = (event, more = {}) => console.log(JSON.stringify({ event, ...more }));

const config = await client.discovery(new URL(issuer), id, undefined, client.None(), {
  execute: [client.allowInsecureRequests],
});
let tokens;

async function signIn() {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const listening = createServer();
  await new Promise((ready) => listening.listen(0, '127.0.0.1', ready));
  const back = `http://127.0.0.1:${listening.address().port}/back`;
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid profile teams computers address_book offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  say('open', { url: url.href });
  const came = await new Promise((come) => {
    listening.on('request', (request, response) => {
      response.end('Go back to the Viewer.');
      come(new URL(request.url, back));
    });
  });
  listening.close();
  listening.closeAllConnections();
  tokens = await client.authorizationCodeGrant(config, came, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    idTokenExpected: true,
  });
  say('signed-in', { sub: tokens.claims().sub });
}

async function call(path, more = {}) {
  return fetch(new URL(`/api/1.0${path}`, issuer), {
    ...more,
    headers: { authorization: `Bearer ${tokens.access_token}`, ...more.headers },
  });
}

const acts = {
  'sign-in': signIn,
  async refresh() {
    tokens = { ...tokens, ...(await client.refreshTokenGrant(config, tokens.refresh_token)) };
    say('refreshed');
  },
  async computers() {
    const answer = await call('/computers');
    say('computers', { status: answer.status, ...(await answer.json()) });
  },
  async read() {
    const answer = await call('/address-book');
    const etag = answer.headers.get('etag');
    say('book', { status: answer.status, etag, book: answer.ok ? await answer.json() : null });
  },
  async keep({ book, etag }) {
    const answer = await call('/address-book', {
      method: 'PUT',
      body: JSON.stringify(book),
      headers: { 'content-type': 'application/json', ...(etag ? { 'if-match': etag } : { 'if-none-match': '*' }) },
    });
    say('kept', { status: answer.status, etag: answer.headers.get('etag') });
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...given } = JSON.parse(line);
  try {
    await acts[act](given);
  } catch (e) {
    say('refused', { error: e.error ?? e.code ?? e.name, message: e.message });
  }
}
