// An app that signs people in by a library that is not ours. It is told what to do in lines of JSON, and answers each with
// one. What the library refuses it tells by name.
import * as client from 'openid-client';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [issuer, id, secret] = process.argv.slice(2);
let config;
let asked;

// What the portal has told by itself, and whoever waits for it.
const told = [];
let waiting;

const acts = {
  async discover() {
    const auth = secret ? client.ClientSecretBasic(secret) : client.None();
    config = await client.discovery(new URL(issuer), id, undefined, auth, { execute: [client.allowInsecureRequests] });
    return config.serverMetadata();
  },
  async ask({ redirect_uri, scope, ...more }) {
    const verifier = client.randomPKCECodeVerifier();
    asked = { verifier, state: client.randomState(), nonce: client.randomNonce(), maxAge: more.max_age };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri,
      scope,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: asked.state,
      nonce: asked.nonce,
      ...more,
    });
    return { url: url.href };
  },
  async arrive({ url }) {
    const tokens = await client.authorizationCodeGrant(config, new URL(url), {
      pkceCodeVerifier: asked.verifier,
      expectedState: asked.state,
      expectedNonce: asked.nonce,
      maxAge: asked.maxAge,
      idTokenExpected: true,
    });
    return { ...tokens, claims: tokens.claims() };
  },
  async refresh({ token }) {
    return client.refreshTokenGrant(config, token);
  },
  async look({ token, sub }) {
    return client.fetchUserInfo(config, token, sub);
  },
  async device({ scope }) {
    asked = await client.initiateDeviceAuthorization(config, { scope });
    return asked;
  },
  async poll() {
    const tokens = await client.pollDeviceAuthorizationGrant(config, asked);
    return { ...tokens, claims: tokens.claims() };
  },
  async revoke({ token }) {
    await client.tokenRevocation(config, token);
    return {};
  },
  async leave({ id_token, redirect_uri }) {
    const state = client.randomState();
    const url = client.buildEndSessionUrl(config, {
      id_token_hint: id_token,
      post_logout_redirect_uri: redirect_uri,
      state,
    });
    return { url: url.href, state };
  },
  async listen({ port }) {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        told.push(new URLSearchParams(body).get('logout_token'));
        response.setHeader('Cache-Control', 'no-store').end();
        waiting?.();
      });
    });
    await new Promise((ready) => server.listen(Number(port), '127.0.0.1', ready));
    server.unref();
    return {};
  },
  async told() {
    if (!told.length) await new Promise((ready) => (waiting = ready));
    const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri));
    const checks = { issuer: config.serverMetadata().issuer, audience: id, typ: 'logout+jwt' };
    const { payload } = await jwtVerify(told.shift(), keys, { ...checks, requiredClaims: ['iat', 'exp', 'jti', 'events'] });
    return payload;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...given } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ ok: await acts[act](given) }));
  } catch (e) {
    console.log(JSON.stringify({ wrong: e.error ?? e.code ?? e.name, message: e.message, cause: String(e.cause?.message ?? '') }));
  }
}
