// A Server as its author would write it: licensed desk-side by somebody who types its code, and by its own token from then
// on, which it keeps in a file. It says what it does in lines of JSON. Usage: server.mjs ISSUER CLIENT-ID FILE
import * as client from 'openid-client';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const [issuer, id, file] = process.argv.slice(2);
const say = (event, more = {}) => console.log(JSON.stringify({ event, ...more }));

// Whole or not at all: a Server that has half a token has to be visited.
const keep = (token) => {
  writeFileSync(`${file}.new`, token, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

const config = await client.discovery(new URL(issuer), id, undefined, client.None(), {
  execute: [client.allowInsecureRequests],
});

async function signIn() {
  const asked = await client.initiateDeviceAuthorization(config, { scope: 'openid license' });
  say('code', { code: asked.user_code, at: asked.verification_uri });
  const tokens = await client.pollDeviceAuthorizationGrant(config, asked);
  keep(tokens.refresh_token);
  say('licensed', { computer: tokens.computer });
  return tokens;
}

async function renew() {
  const tokens = await client.refreshTokenGrant(config, readFileSync(file, 'utf8'));
  keep(tokens.refresh_token);
  say('renewed', { computer: tokens.computer });
  return tokens;
}

try {
  const tokens = existsSync(file) ? await renew() : await signIn();
  const own = await fetch(new URL('/api/1.0/computers', issuer), {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  say('entry', { status: own.status, ...(await own.json()) });
} catch (e) {
  if (e.error === 'invalid_grant') {
    rmSync(file, { force: true });
  }
  say('refused', { error: e.error ?? e.code ?? e.name, message: e.message });
  process.exitCode = 1;
}
