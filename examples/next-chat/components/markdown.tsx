import MarkdownToJsx from 'markdown-to-jsx/react';
import { memo, type ComponentProps } from 'react';

const OPTIONS = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: {
    a: (props: ComponentProps<'a'>) => <a {...props} target="_blank" rel="noreferrer" />,
    // An image's address can carry off what was said here: it is loaded only when the reader follows the link.
    img: ({ src, alt }: ComponentProps<'img'>) => (
      <a href={typeof src === 'string' ? src : undefined} target="_blank" rel="noreferrer">
        {alt || 'Image'}
      </a>
    ),
  },
};

/** What a model wrote: Markdown without HTML, so that nothing of it can act on the page. */
export const Markdown = memo(function Markdown({
  text,
  isStreaming,
}: {
  text: string;
  isStreaming: boolean;
}) {
  return (
    <div className="prose">
      <MarkdownToJsx options={{ ...OPTIONS, optimizeForStreaming: isStreaming }}>{text}</MarkdownToJsx>
    </div>
  );
});
