import { describe, expect, it } from 'vitest';
import { readMessages, readRequest, readStatuses, setUpChat } from './set-up-chat.js';

const test = setUpChat();

describe('the choice of a model', () => {
  it.each([
    {
      search: 'sonnet 4.6',
      name: /Claude Sonnet 4\.6/,
      efforts: ['Default (medium)', 'Off', 'Low', 'Medium', 'High', 'Maximum'],
    },
    {
      search: 'openai/gpt-5',
      name: /openai\/gpt-5 /,
      efforts: ['Default (medium)', 'Minimal', 'Low', 'Medium', 'High'],
    },
    {
      search: 'gemini-2.5-flash',
      name: /google\/gemini-2\.5-flash /,
      efforts: ['Default', 'Off', 'Low', 'Medium', 'High'],
    },
    { search: 'gpt-4.1', name: /openai\/gpt-4\.1 /, efforts: [] },
  ])('offers the thinking that $search can do', async ({ search, name, efforts }) => {
    await test.chat.chooseModel(search, name);
    const control = test.chat.page.getByRole('combobox', { name: 'Thinking' });
    expect(await control.getByRole('option').allInnerTexts()).toEqual(efforts);
  });

  it('drops an effort that the next model has not, and keeps one that it has', async () => {
    const control = test.chat.page.getByRole('combobox', { name: 'Thinking' });
    await test.chat.chooseModel('sonnet 4.6', /Claude Sonnet 4\.6/);
    await control.selectOption('High');
    await test.chat.chooseModel('openai/gpt-5', /openai\/gpt-5 /);
    expect(await control.inputValue()).toBe('high');
    await control.selectOption('Minimal');
    await test.chat.chooseModel('sonnet 4.6', /Claude Sonnet 4\.6/);
    expect(await control.inputValue()).toBe('');
  });

  it('switches off what the model can not do', async () => {
    await test.chat.chooseModel('gpt-oss-120b', /GPT OSS 120B/);
    expect(await test.chat.page.getByRole('button', { name: 'Add image' }).isDisabled()).toBe(true);
    await test.chat.chooseModel('nano banana', /gemini-2\.5-flash-image/);
    expect(await test.chat.page.getByRole('button', { name: 'Tools' }).isDisabled()).toBe(true);
    await test.chat.ask('Draw a tree.');
    expect(readRequest(test).body['tools']).toBeUndefined();
  });

  it('is made with the keyboard alone, and so is the rest', async () => {
    const { page, input } = test.chat;
    const { keyboard } = page;
    await page.getByRole('button', { name: /^Model:/ }).focus();
    await keyboard.press('Enter');
    await keyboard.type('opus 4.6');
    await keyboard.press('Enter');
    const button = page.getByRole('button', { name: 'Model: Claude Opus 4.6' });
    await expect.poll(() => button.evaluate(element => element === document.activeElement)).toBe(true);

    await keyboard.press('Enter');
    await keyboard.press('ArrowDown'); // the one after Opus 4.6 in the list
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Model: Claude Sonnet 4.5' }).waitFor();

    await input.focus();
    await keyboard.type('Book a table');
    await keyboard.press('Shift+Enter');
    await keyboard.type('for 4 guests at “Chez Nous”');
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Approve' }).waitFor();
    await keyboard.press('Shift+Tab'); // Deny
    while ((await page.evaluate(() => document.activeElement?.textContent)) !== 'Approve')
      await keyboard.press('Shift+Tab');
    await keyboard.press('Space');
    await test.chat.waitForEnd();
    expect(readMessages(test)[0]?.['content']).toBe('Book a table\nfor 4 guests at “Chez Nous”');
    expect(readStatuses(test)).toEqual([200, 200]);
  });
});
