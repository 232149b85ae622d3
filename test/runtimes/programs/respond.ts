import { runAssignment } from './assignment.js';

/** Runs the assignment in the body of a request; each line leaves as soon as it is said. */
export async function respond(request: Request): Promise<Response> {
  const assignment = await request.text();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      await runAssignment(assignment, line =>
        controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`)),
      );
      controller.close();
    },
  });
  // Without a type `workerd` compresses the lines, and holds them back for that.
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
}
