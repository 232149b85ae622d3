// A server of the Model Context Protocol over stdio with one tool, written out so that the example needs no package for it.
import { createInterface } from 'node:readline';

const tool = {
  name: 'current_time',
  description: 'The current time in a time zone',
  inputSchema: {
    type: 'object',
    properties: { timeZone: { type: 'string', enum: ['Asia/Tokyo', 'Europe/Berlin', 'UTC'] } },
    required: ['timeZone'],
  },
};

const methods = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: 'clock', version: '1.0.0' },
  }),
  'tools/list': () => ({ tools: [tool] }),
  'tools/call': ({ arguments: input }) => {
    const text = new Date().toLocaleTimeString('en-GB', { timeZone: input.timeZone });
    return { content: [{ type: 'text', text: `It is ${text} in ${input.timeZone}.` }] };
  },
};

function answer(method, params) {
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (run === undefined) return { error: { code: -32601, message: `Method not found: ${method}` } };
  try {
    return { result: run(params) };
  } catch (error) {
    return { error: { code: -32602, message: String(error) } };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  // A message without an id is a notification and gets no answer.
  if (id !== undefined) console.log(JSON.stringify({ jsonrpc: '2.0', id, ...answer(method, params) }));
}
