// #region image-output
import { generateImage, generateText, type ModelMessage } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const { image } = await generateImage({
  model: falOpenRouter.imageModel('google/gemini-2.5-flash-image'),
  prompt: 'A lighthouse at night, flat colours',
  aspectRatio: '16:9',
});
console.log('An image model made', image.mediaType, `of ${image.uint8Array.length} bytes`);

// In a chat, images come with the text as files, and go back with the next turn.
const model = falOpenRouter('google/gemini-2.5-flash-image', { modalities: ['image', 'text'] });
const messages: ModelMessage[] = [{ role: 'user', content: 'Draw a lighthouse and say what you drew.' }];
const first = await generateText({ model, messages });
console.log(
  first.text,
  first.files.map(file => file.mediaType),
);

messages.push(...first.responseMessages, { role: 'user', content: 'The same by day.' });
const second = await generateText({ model, messages });
console.log(
  second.text,
  second.files.map(file => file.mediaType),
);
// #endregion
