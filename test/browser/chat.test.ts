import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listObjects } from '../emulator/json.js';
import { readMessages, readRequest, readStatuses, setUpChat } from './set-up-chat.js';

const SQUARE = fileURLToPath(new URL('../../examples/support/square.png', import.meta.url));

const test = setUpChat();

describe('an answer', () => {
  it('streams, and then says its tokens and its cost', async () => {
    const { page, last, input } = test.chat;
    await test.chat.toggle('Tools');
    await test.chat.send('Why is the sky blue? emulate:slow');
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    const answer = last.locator('.prose');
    await answer.waitFor();
    const early = (await answer.innerText()).length;
    await expect.poll(async () => (await answer.innerText()).length).toBeGreaterThan(early + 20);
    expect(await page.getByRole('button', { name: 'Stop' }).isVisible()).toBe(true);

    await test.chat.waitForEnd();
    expect(await answer.innerText()).toMatch(/You asked: “Why is the sky blue\?”.*every time\.$/);
    expect(await last.locator('footer').innerText()).toMatch(
      /Gemini 2\.5 Flash[\s\S]*\d+ tokens in[\s\S]*\d+ out[\s\S]*\$0\.000\d+/,
    );
    expect(await page.getByRole('status').last().textContent()).toMatch(/^This is the emulator/);
    expect(await input.inputValue()).toBe('');
    expect(readRequest(test).body).toMatchObject({ model: 'google/gemini-2.5-flash', stream: true });
    expect(test.chat.complaints).toEqual([]);
  });

  it('shows its thinking folded, and unfolds it', async () => {
    await test.chat.toggle('Tools');
    await test.chat.ask('Name three rivers.');
    const thought = test.chat.last.getByText('Step 1: the user wants “Name three rivers.”');
    expect(await thought.isVisible()).toBe(false);
    await test.chat.last.getByText('Thoughts').click();
    expect(await thought.isVisible()).toBe(true);
  });

  it('shows its sources', async () => {
    await test.chat.toggle('Tools');
    await test.chat.toggle('Web search');
    await test.chat.ask('What is new?');
    const links = test.chat.last.getByRole('region', { name: 'Sources' }).getByRole('link');
    expect(await links.allInnerTexts()).toEqual(['Emulated source one', 'Emulated source two']);
    expect(await links.first().getAttribute('href')).toBe('https://example.com/emulated/one');
    expect(readRequest(test).body['plugins']).toEqual([{ id: 'web' }]);
  });

  it('has no HTML in it, and no image that loads by itself', async () => {
    await test.chat.toggle('Tools');
    const delta = { content: '**bold** <b id="html">b</b> ![logo](https://example.com/logo.png)' };
    test.emulator.answer({ events: [{ choices: [{ index: 0, delta, finish_reason: 'stop' }] }] });
    await test.chat.ask('Say it with HTML.');
    expect(await test.chat.last.locator('strong').innerText()).toBe('bold');
    expect(await test.chat.last.locator('#html').count()).toBe(0);
    expect(await test.chat.last.locator('img').count()).toBe(0);
    expect(await test.chat.last.getByRole('link', { name: 'logo' }).count()).toBe(1);
  });

  it('says so when it was cut', async () => {
    await test.chat.toggle('Tools');
    await test.chat.ask('Tell me a story. emulate:length');
    expect(await test.chat.last.getByText('it reached the model’s limit of tokens').isVisible()).toBe(true);
  });
});

describe('tools', () => {
  it('run by themselves where no approval is asked', async () => {
    await test.chat.ask('What is the weather in Lisbon?');
    const card = test.chat.last.getByRole('region', { name: 'Tool: Weather' });
    expect(await card.innerText()).toMatch(/Done[\s\S]*Lisbon[\s\S]*degrees celsius[\s\S]*23/i);
    expect(readStatuses(test)).toEqual([200, 200]);
  });

  it('run after they were approved', async () => {
    const { page, last, input } = test.chat;
    await test.chat.chooseModel('sonnet 4.6', /Claude Sonnet 4\.6/);
    await test.chat.send('Book a table for 4 guests at “Chez Nous”');
    const card = last.getByRole('region', { name: 'Tool: Book a table' });
    await card.getByText('Needs your approval').waitFor();
    expect(await card.innerText()).toMatch(/Chez Nous[\s\S]*4/);
    expect(await page.getByRole('status').last().textContent()).toBe('The assistant asks for your approval.');
    expect(test.emulator.requests).toHaveLength(1);

    await input.fill('Never mind.');
    expect(await page.getByRole('button', { name: 'Send' }).getAttribute('aria-disabled')).toBe('true');
    await input.press('Enter');
    expect(test.emulator.requests).toHaveLength(1);

    await card.getByRole('button', { name: 'Approve' }).click();
    await card.getByText('Done').waitFor();
    await test.chat.waitForEnd();
    expect(await input.evaluate(element => element === document.activeElement)).toBe(true);
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await last.locator('.prose').innerText()).toContain('confirmation');

    const [, call, result] = readMessages(test);
    expect(call).toMatchObject({
      tool_calls: [{ function: { name: 'bookTable' } }],
      reasoning_details: [{ type: 'reasoning.text', signature: expect.any(String) }],
    });
    expect(result).toMatchObject({ role: 'tool', content: expect.stringContaining('confirmation') });
    expect(readStatuses(test)).toEqual([200, 200]);
  });

  it('do not run when they were denied', async () => {
    await test.chat.send('Book a table for 4 guests at “Chez Nous”');
    const card = test.chat.last.getByRole('region', { name: 'Tool: Book a table' });
    await card.getByRole('button', { name: 'Deny' }).click();
    await card.getByText('Denied, not run').waitFor();
    await test.chat.waitForEnd();
    expect(await test.chat.last.locator('.prose').innerText()).toMatch(/The tool said: .*denied/i);
    expect(JSON.stringify(readMessages(test))).not.toContain('confirmation');

    await test.chat.toggle('Tools');
    await test.chat.ask('Then what do you suggest?');
    expect(readStatuses(test)).toEqual([200, 200, 200]);
  });

  it('add up their steps in tokens and cost, those before the approval included', async () => {
    await test.chat.send('Book a table for 4 guests at “Chez Nous”');
    const facts = test.chat.last.locator('.facts');
    await test.chat.last.getByRole('button', { name: 'Approve' }).waitFor();
    const before = Number(/\$([\d.]+)/.exec(await facts.innerText())?.[1]);
    await test.chat.last.getByRole('button', { name: 'Approve' }).click();
    await test.chat.waitForEnd();
    expect(Number(/\$([\d.]+)/.exec(await facts.innerText())?.[1])).toBeGreaterThan(before);
  });
});

describe('images', () => {
  it('are uploaded with a message', async () => {
    const { page, last } = test.chat;
    await test.chat.toggle('Tools');
    await page.locator('input[type=file]').setInputFiles([SQUARE, SQUARE]);
    const attachments = page.getByRole('list', { name: 'Images to send' });
    await expect.poll(() => attachments.getByRole('img').count()).toBe(2);
    await attachments.getByRole('button', { name: 'Remove square.png' }).first().click();
    await test.chat.ask('What is this?');

    expect(await attachments.count()).toBe(0);
    expect(await page.getByRole('article', { name: 'You' }).getByAltText('square.png').count()).toBe(1);
    const parts = listObjects(readMessages(test)[0]?.['content']);
    expect(parts.map(({ type }) => type)).toEqual(['image_url', 'text']);
    expect(parts[0]).toEqual({
      type: 'image_url',
      image_url: { url: expect.stringMatching(/^data:image\/png;base64,iVBORw0KGgo/) },
    });
    expect(await last.locator('.prose').innerText()).toContain('With it came 1 image.');
  });

  it('that a model made are shown, and go back with the next turn', async () => {
    await test.chat.chooseModel('nano banana', /gemini-2\.5-flash-image/);
    await test.chat.ask('Draw a lighthouse.');
    expect(readRequest(test).body['modalities']).toEqual(['image', 'text']);
    const image = test.chat.last.getByRole('img', { name: 'Generated image' });
    expect(
      await image.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [
        naturalWidth,
        naturalHeight,
      ]),
    ).toEqual([480, 320]);

    await test.chat.ask('Now at night.');
    expect(readMessages(test)[1]).toMatchObject({ role: 'assistant', images: [{ type: 'image_url' }] });
    expect(readStatuses(test)).toEqual([200, 200]);
  });
});
