import { tryKey } from '../key/try-key.js';
import type { KeyTrial } from '../key/try-key.js';
import type { Terminal } from '../terminal.js';
import { stripToLine } from '../style.js';
import { readMajor } from '../packages/sdk-generations.js';
import type { Finding } from './finding.js';

/** Sends one request for one token. */
export async function checkRequest(
  key: string,
  baseUrl: string | undefined,
  terminal: Terminal,
): Promise<Finding> {
  return describeTrial(await tryKey(key, baseUrl, terminal), terminal);
}

export function describeTrial(
  trial: KeyTrial,
  terminal: Pick<Terminal, 'environment' | 'nodeVersion'>,
): Finding {
  switch (trial.kind) {
    case 'works': {
      const upstream = trial.upstream === undefined ? '' : ` (${stripToLine(trial.upstream)})`;
      return {
        level: 'fine',
        text: `${trial.modelId}${upstream} answered in ${trial.seconds.toFixed(1)} s`,
      };
    }
    case 'accepted':
      return {
        level: 'broken',
        text: `The key is accepted, but there was no answer: ${trial.message}`,
        remedy: 'Do what the message says; the account is at https://fal.ai/dashboard.',
      };
    case 'refused':
      return {
        level: 'broken',
        text: `The key was refused: ${trial.message}`,
        remedy:
          'Make a new key at https://fal.ai/dashboard/keys and run `npx ai-sdk-fal-openrouter onboard`.',
      };
    case 'unknown':
      return {
        level: 'broken',
        text: `The request failed: ${trial.message}`,
        remedy: adviseOnProxy(terminal),
      };
  }
}

/** A proxy that Node does not use is the most likely reason for a connection that fails here and works in a browser. */
function adviseOnProxy({ environment, nodeVersion }: Pick<Terminal, 'environment' | 'nodeVersion'>): string {
  const proxy = ['HTTPS_PROXY', 'https_proxy'].find(name => environment[name]);
  if (proxy === undefined || environment['NODE_USE_ENV_PROXY'] === '1') {
    return 'Check the connection and https://status.fal.ai, then try again.';
  }
  const update = readMajor(nodeVersion) < 24 ? ' with Node 24 or newer' : '';
  return `${proxy} is set, and Node uses it only with NODE_USE_ENV_PROXY=1: set that${update}.`;
}
