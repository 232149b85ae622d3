import { Refusal } from './refusal.js';

/** fal's three ways of saying no, before anything else is looked at. */
export function authorize(authorization: string | undefined, key: string): void {
  if (authorization === `Key ${key}`) return;
  if (authorization === undefined)
    refuse('Cannot access application "openrouter/router". Authentication is required.');
  if (/^key [^\s,]+$/i.test(authorization)) refuse('No user found for Key ID and Secret');
  refuse('Invalid Key Authorization header format. Expected "Key <key_id>:<key_secret>".');
}

function refuse(detail: string): never {
  throw new Refusal({ status: 401, json: { detail } });
}
