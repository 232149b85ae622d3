// #region image-input
import { readFile } from 'node:fs/promises';
import { generateText } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const { text } = await generateText({
  model: falOpenRouter('google/gemini-2.5-flash'),
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What do these two pictures have in common?' },
        {
          type: 'file',
          mediaType: 'image/png',
          data: await readFile(new URL('support/square.png', import.meta.url)),
        },
        {
          type: 'file',
          mediaType: 'image/jpeg',
          data: new URL('https://fal.media/files/example/picture.jpg'),
        },
      ],
    },
  ],
});
// #endregion

console.log(text);
