// #region embeddings
import { cosineSimilarity, embed, embedMany } from 'ai';
import { falOpenRouter } from 'ai-sdk-fal-openrouter';

const model = falOpenRouter.embeddingModel('openai/text-embedding-3-small');
const documents = [
  'The lighthouse keeper lights the lamp at night.',
  'An invoice names the total and when it is due.',
  'Rivers carry water to the sea.',
];

const { embeddings, providerMetadata } = await embedMany({ model, values: documents, dimensions: 512 });
const { embedding: question } = await embed({ model, value: 'When is the invoice due?', dimensions: 512 });

const ranking = documents
  .map((document, index) => ({ document, similarity: cosineSimilarity(question, embeddings[index] ?? []) }))
  .sort((one, other) => other.similarity - one.similarity);
// #endregion

for (const { document, similarity } of ranking) console.log(similarity.toFixed(3), document);
console.log(providerMetadata?.['falOpenRouter']?.['usage']);
