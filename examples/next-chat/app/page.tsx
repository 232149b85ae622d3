import { listCapabilities } from 'ai-sdk-fal-openrouter';
import { connection } from 'next/server';
import { Chat } from '@/components/chat';
import { isEmulated } from '@/lib/fal-open-router';

export default async function Page() {
  await connection(); // whether the emulator answers is known when the page is asked for, not when it is built
  // Batch variants answer within a day: nothing for a chat.
  const models = listCapabilities().filter(({ id }) => !id.endsWith(':batch'));
  return <Chat models={models} isEmulated={isEmulated()} />;
}
