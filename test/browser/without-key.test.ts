import { describe, expect, it } from 'vitest';
import { startChat } from './next-chat.js';

describe('without a key', () => {
  it('`npm run dev` answers from the emulator, and says so', async () => {
    const keyless = await startChat('dev');
    try {
      const html = await (await fetch(keyless.url)).text();
      expect(html).toContain('This is the emulator, not fal:');
      expect(keyless.output).toContain('this chat runs on the emulator of this repository, not on fal');
      const message = { id: '1', role: 'user', parts: [{ type: 'text', text: 'Hello' }] };
      const settings = { modelId: 'google/gemini-2.5-flash', usesTools: false, searchesWeb: false };
      const response = await fetch(`${keyless.url}/api/chat`, {
        method: 'POST',
        body: JSON.stringify({ ...settings, messages: [message] }),
      });
      expect(await response.text()).toContain('"type":"text-delta"');
    } finally {
      await keyless.stop();
    }
  }, 120_000);
});
