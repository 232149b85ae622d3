/** Characters of a foreign text that a message quotes. */
const MAX_LENGTH = 500;

/** A foreign text as a message can hold it: an HTML page by its title, and nothing longer than a paragraph. */
export function describeText(text: string): string {
  if (isHtml(text)) {
    const title = readHtmlTitle(text);
    return title === undefined ? 'an HTML page' : `an HTML page ("${title}")`;
  }
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

export function isHtml(text: string): boolean {
  return /^<(!doctype|html|head|body|\?xml)/i.test(text);
}

function readHtmlTitle(page: string): string | undefined {
  return /<(title|h1)[^>]*>([^<]*)</i.exec(page)?.[2]?.trim() || undefined;
}
