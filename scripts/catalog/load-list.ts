import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

export interface LoadedList {
  /** File name or address, without the folders and query parameters that are nobody else's business. */
  readonly origin: string;
  readonly json: unknown;
}

/** Gets a list of models from a file or an `http(s)` address. The list is public: no key goes out with the request. */
export async function loadList(from: string | URL): Promise<LoadedList> {
  if (/^https?:/.test(String(from))) {
    const { origin, pathname } = new URL(from);
    const response = await fetch(from, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`GET ${origin}${pathname} answered ${response.status}.`);
    return parseList(await response.text(), `${origin}${pathname}`);
  }
  return parseList(await readFile(from, 'utf8'), basename(from instanceof URL ? from.pathname : from));
}

function parseList(text: string, origin: string): LoadedList {
  try {
    return { origin, json: JSON.parse(text) };
  } catch (cause) {
    throw new Error(`${origin} is no JSON.`, { cause });
  }
}
