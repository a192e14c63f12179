// An app that signs people in by a library that is not ours. It is told what to do in lines of JSON, and answers each with
// one. What the library refuses it tells by name.
import * as client from 'openid-client';
import { createInterface } from 'node:readline';

const [issuer, id, secret] = process.argv.slice(2);
let config;
let asked;

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
};

for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...given } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ ok: await acts[act](given) }));
  } catch (e) {
    console.log(JSON.stringify({ wrong: e.error ?? e.code ?? e.name, message: e.message, cause: String(e.cause?.message ?? '') }));
  }
}
