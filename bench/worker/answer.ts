import type { SubjectName } from '../job.js';
import { createStreamFetch } from '../wire/create-fetch.js';
import { createPayload } from '../wire/create-payload.js';
import { createShortPrompt } from '../wire/create-prompt.js';
import { createModel } from './subjects/create-model.js';
import { drain, findCounter, openStream, requireCounts } from './subjects/read-answer.js';

/** A fresh process that loads one subject and reads one short answer, and says how many microseconds of CPU that took. */
const subject = process.argv[2] as SubjectName;
const payload = createPayload('text', 10, 0);
const start = process.cpuUsage();
const model = await createModel(subject, { fetch: createStreamFetch(payload.reads) });
const { stream } = await openStream(subject, model, createShortPrompt('Hello'));
requireCounts(await drain(stream, findCounter(subject)), payload.counts);
const { user, system } = process.cpuUsage(start);
process.send?.(user + system, () => process.disconnect());
