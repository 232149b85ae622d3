import { DEFAULT_MODEL_ID } from '../../catalog/model-id.js';
import { PACKAGE_NAME } from '../package-name.js';
import { findGeneration, SDK_GENERATIONS } from '../packages/sdk-generations.js';

/**
 * What to do next: the program, for the AI SDK that is installed, and how to start it with the key.
 *
 * @param sdkVersion version of the installed `ai`, if there is one.
 * @param isStandardFile whether Next.js reads the env file by itself. Vite reads it too, but not into `process.env`.
 */
export function renderNextSteps(
  sdkVersion: string | undefined,
  envFile: string,
  isStandardFile: boolean,
): string {
  const entry = (sdkVersion === undefined ? undefined : findGeneration(sdkVersion))?.entry ?? PACKAGE_NAME;
  const install =
    sdkVersion === undefined ? [`npm install ${PACKAGE_NAME} ai@${SDK_GENERATIONS[0].major}`, ''] : [];
  const remark = isStandardFile ? ` (Next.js reads ${envFile} by itself)` : '';
  return [
    'Go on with:',
    '',
    ...install,
    `import { generateText } from 'ai';`,
    `import { falOpenRouter } from '${entry}';`,
    '',
    `const { text } = await generateText({ model: falOpenRouter('${DEFAULT_MODEL_ID}'), prompt: 'Hello!' });`,
    'console.log(text);',
    '',
    `Save this as hello.mjs and run: node --env-file=${envFile} hello.mjs${remark}`,
  ].join('\n');
}
