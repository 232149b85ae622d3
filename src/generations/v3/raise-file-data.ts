import type { SharedV4FileData } from '@ai-sdk/provider';
import type { LanguageModelV3DataContent } from '@ai-sdk/provider-v3';

/** File data in its V4 form, and the media type that a data URL brought with it. */
export interface RaisedFileData {
  data: SharedV4FileData;
  mediaType?: string;
}

/**
 * Tags the file data of V3. A string that starts with `http:`, `https:` or `data:` is a URL, any other string is base64.
 * A data URL becomes its content; what is no valid data URL stays a URL.
 */
export function raiseFileData(data: LanguageModelV3DataContent): RaisedFileData {
  if (data instanceof URL)
    return data.protocol === 'data:' ? raiseDataUrl(data.href) : { data: { type: 'url', url: data } };
  if (typeof data === 'string') return raiseString(data);
  // AI SDK 7 hands the tagged forms that V3 has no place for (text, references) to V3 models as they are.
  if (isTaggedFileData(data)) return { data };
  return { data: { type: 'data', data } };
}

function raiseString(data: string): RaisedFileData {
  const scheme = data.slice(0, 6).toLowerCase();
  if (scheme.startsWith('data:')) return raiseDataUrl(data);
  if ((scheme === 'https:' || scheme.startsWith('http:')) && URL.canParse(data)) {
    return { data: { type: 'url', url: new URL(data) } };
  }
  return { data: { type: 'data', data } };
}

function raiseDataUrl(dataUrl: string): RaisedFileData {
  const comma = dataUrl.indexOf(',');
  const [mediaType, ...parameters] = dataUrl.slice('data:'.length, comma).split(';');
  const content =
    comma < 0 ? undefined : decodeContent(dataUrl.slice(comma + 1), parameters.includes('base64'));
  if (content === undefined) {
    return {
      data: URL.canParse(dataUrl) ? { type: 'url', url: new URL(dataUrl) } : { type: 'data', data: dataUrl },
    };
  }
  return { data: { type: 'data', data: content }, ...(mediaType ? { mediaType } : {}) };
}

function decodeContent(content: string, isBase64: boolean): string | Uint8Array | undefined {
  if (isBase64) return content;
  try {
    return new TextEncoder().encode(decodeURIComponent(content));
  } catch {
    return undefined;
  }
}

function isTaggedFileData(data: object): data is SharedV4FileData {
  return 'type' in data && typeof data.type === 'string';
}
