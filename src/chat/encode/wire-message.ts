import type { JSONObject } from '@ai-sdk/provider';

/** `cache_control` as the wire has it; content is the caller's. */
export type WireCacheControl = JSONObject;

/** One content part of a message on the wire. */
export type WireContentPart = (
  | { type: 'text'; text: string }
  | { type: 'image_url'; image_url: { url: string; detail?: string } }
  | { type: 'input_audio'; input_audio: { data: string; format: string } }
  | { type: 'video_url'; video_url: { url: string } }
  | { type: 'file'; file: { filename: string; file_data: string } }
) & { cache_control?: WireCacheControl };

export interface WireToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** A message as the request says it. */
export type WireMessage =
  | { role: 'system' | 'user'; content: string | WireContentPart[] }
  | {
      role: 'assistant';
      content: string | WireContentPart[] | null;
      tool_calls?: WireToolCall[];
      reasoning_details?: JSONObject[];
      annotations?: JSONObject[];
      images?: Array<{ type: 'image_url'; image_url: { url: string } }>;
    }
  | { role: 'tool'; tool_call_id: string; content: string | WireContentPart[] };
