import { describe, expect, it } from 'vitest';
import { listObjects } from '../emulator/json.js';
import { readMessages, readRequest, readStatuses, setUpChat, type ChatTest } from './set-up-chat.js';

const test = setUpChat();

describe('the conversation', () => {
  it('keeps the thinking of earlier turns', async () => {
    const { page } = test.chat;
    await test.chat.chooseModel('sonnet 4.6', /Claude Sonnet 4\.6/);
    await page.getByRole('combobox', { name: 'Thinking' }).selectOption('High');
    await test.chat.ask('What is the weather in Lisbon?');
    await test.chat.toggle('Tools');
    await test.chat.ask('And what shall I wear?');

    const assistants = readMessages(test).filter(({ role }) => role === 'assistant');
    expect(assistants.map(({ reasoning_details: details }) => details)).toEqual([
      [thought('Step 1: the user wants “What is the weather in Lisbon?”. Call 1 goes to weather')],
      [thought('Step 2: the user wants “What is the weather in Lisbon?”. The tools have answered.')],
    ]);
    expect(readRequest(test).body['reasoning']).toEqual({ effort: 'high' });
    expect(readStatuses(test)).toEqual([200, 200, 200]); // the emulator refuses thinking that was changed or lost
  });

  it('goes on after a reload, thinking and choices included', async () => {
    const { page } = test.chat;
    await test.chat.chooseModel('opus 4.6', /Claude Opus 4\.6/);
    await page.getByRole('combobox', { name: 'Thinking' }).selectOption('Low');
    await test.chat.toggle('Tools');
    await test.chat.ask('Name three rivers.');
    await page.reload();
    await test.chat.waitForEnd();
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await page.getByRole('button', { name: 'Model: Claude Opus 4.6' }).isVisible()).toBe(true);

    await test.chat.ask('And three lakes.');
    expect(readReasoning(test)).toEqual([thought('Step 1: the user wants “Name three rivers.”')]);
    expect(readRequest(test).body).toMatchObject({
      model: 'anthropic/claude-opus-4.6',
      reasoning: { effort: 'low' },
    });
    expect(readStatuses(test)).toEqual([200, 200]);
    expect(test.chat.complaints).toEqual([]);

    await page.getByRole('button', { name: 'New chat' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'What shall we talk about?' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
  });

  it('still asks for approval after a reload', async () => {
    await test.chat.send('Book a table for 4 guests at “Chez Nous”');
    await test.chat.last.getByRole('button', { name: 'Approve' }).waitFor();
    await test.chat.page.reload();
    await test.chat.last.getByRole('button', { name: 'Approve' }).click();
    await test.chat.waitForEnd();
    expect(await test.chat.page.getByRole('article').count()).toBe(2);
    expect(readReasoning(test)).toHaveLength(1);
    expect(readStatuses(test)).toEqual([200, 200]);
  });

  it('is stopped in the middle of an answer, and goes on from there', async () => {
    const { page, last } = test.chat;
    await test.chat.toggle('Tools');
    await test.chat.send('Tell me a long story. emulate:slow');
    await last.locator('.prose').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await last.getByText('You stopped this answer.').waitFor();
    expect(await readRequest(test, 0).outcome).toBe('aborted');
    expect(await last.locator('.prose').innerText()).not.toContain('every time.');
    expect(await test.chat.alert.count()).toBe(0);

    await test.chat.ask('A short one, then.');
    expect(readStatuses(test)).toEqual([200, 200]);
    expect(await last.locator('.prose').innerText()).toContain('every time.');
  });
});

describe('errors', () => {
  it('are shown in words, and a retry asks again', async () => {
    const { alert } = test.chat;
    await test.chat.toggle('Tools');
    const detail =
      'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing';
    test.emulator.answer({ status: 403, json: { detail, error_type: 'user_locked' } });
    await test.chat.send('Hello');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Exhausted balance');

    await alert.getByRole('button', { name: 'Try again' }).click();
    await test.chat.last.locator('footer').waitFor();
    expect(await alert.count()).toBe(0);
    expect(await test.chat.page.getByRole('article').count()).toBe(2);
    expect(await test.chat.last.locator('.prose').innerText()).toContain('You asked: “Hello”');
    expect(await test.chat.input.evaluate(element => element === document.activeElement)).toBe(true);
    expect(readMessages(test)).toHaveLength(1);
  });

  it('in the middle of an answer keep what was said', async () => {
    await test.chat.toggle('Tools');
    await test.chat.send('Tell me a story. emulate:error-mid-stream');
    const { alert } = test.chat;
    await alert.waitFor();
    expect(await alert.innerText()).toContain('The emulated model broke down while it spoke.');
    expect(await test.chat.last.innerText()).toContain('This is the emulator');

    await test.chat.send('Go on.');
    await test.chat.last.locator('footer').getByText('tokens in').waitFor();
    expect(readStatuses(test)).toEqual([200, 200]);
  });

  it('of the page’s own server are shown in words too', async () => {
    await test.chat.page.route('**/api/chat', route => route.abort());
    await test.chat.send('Hello');
    await test.chat.alert.waitFor();
    expect(await test.chat.alert.innerText()).toContain('The connection to this page’s server broke.');
  });

  it('of a malformed request are answered with what is wrong', async () => {
    const settings = { modelId: 'openai/gpt-4.1', usesTools: false, searchesWeb: false };
    for (const [body, reason] of [
      ['nonsense', /malformed request/],
      ['{"messages":[]}', /modelId/],
      [JSON.stringify({ ...settings, messages: [] }), /not be empty/],
      [JSON.stringify({ ...settings, messages: [{ role: 'user', text: 'Hello' }] }), /parts/],
    ] as const) {
      const response = await fetch(`${test.server.url}/api/chat`, { method: 'POST', body });
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(reason);
    }
    expect(test.emulator.requests).toEqual([]);
  });
});

/** The thinking of the first answer, as the second request brought it back. */
function readReasoning(chatTest: ChatTest) {
  const assistant = readMessages(chatTest, 1).find(({ role }) => role === 'assistant');
  return listObjects(assistant?.['reasoning_details']);
}

/** A signed block of Claude's that starts with these words. */
function thought(start: string): unknown {
  const pattern = new RegExp(`^${start.replaceAll(/[.?]/g, String.raw`\$&`)}`);
  return {
    type: 'reasoning.text',
    text: expect.stringMatching(pattern),
    signature: expect.any(String),
    format: 'anthropic-claude-v1',
    index: 0,
  };
}
