import { PACKAGE_NAME } from '../package-name.js';
import type { PackageCopy } from '../packages/find-copies.js';
import type { Installation } from '../packages/read-installation.js';
import type { PackageFacts } from '../packages/read-package.js';
import {
  findGeneration,
  readMajor,
  SDK_GENERATIONS,
  type SdkGeneration,
} from '../packages/sdk-generations.js';
import type { Finding } from './finding.js';

const [NEWEST] = SDK_GENERATIONS;

/** Looks at the AI SDK that is installed, and at what is installed beside it. */
export function checkPackages(installation: Installation): Finding[] {
  const { sdk, sdkProvider, ownProvider, siblings, copies } = installation;
  const generation = sdk && findGeneration(sdk.version);
  return [
    checkSdk(sdk, generation),
    ...(sdk && generation ? checkSdkProvider(sdk, generation, sdkProvider) : []),
    ...checkOwnProvider(ownProvider),
    ...(generation ? siblings.flatMap(sibling => checkSibling(sibling, generation)) : []),
    ...findDuplicates(copies).map(describeDuplicate),
  ];
}

function checkSdk(sdk: PackageFacts | undefined, generation: SdkGeneration | undefined): Finding {
  if (sdk === undefined) {
    return {
      level: 'warning',
      text: 'The AI SDK is not installed in this folder',
      remedy: `Run \`npm install ${PACKAGE_NAME} ai@${NEWEST.major}\` where your program is.`,
    };
  }
  if (generation !== undefined)
    return { level: 'fine', text: `ai ${sdk.version}: import from '${generation.entry}'` };
  const isNewer = readMajor(sdk.version) > NEWEST.major;
  return {
    level: isNewer ? 'warning' : 'broken',
    text: `ai ${sdk.version} is ${isNewer ? 'newer' : 'older'} than what this version of ${PACKAGE_NAME} was made for`,
    remedy: isNewer
      ? `Update: \`npm install ${PACKAGE_NAME}@latest\`; until then import from '${PACKAGE_NAME}'.`
      : 'Update: `npm install ai@latest`.',
  };
}

function checkSdkProvider(
  sdk: PackageFacts,
  { major, provider }: SdkGeneration,
  version: string | undefined,
): Finding[] {
  if (version !== undefined && readMajor(version) === provider) return [];
  return [
    {
      level: 'broken',
      text: `ai ${sdk.version} needs @ai-sdk/provider ${provider}, and gets ${version ?? 'none'}`,
      remedy: `Take @ai-sdk/provider out of \`overrides\` or \`resolutions\`, then run \`npm install ai@${major}\`.`,
    },
  ];
}

function checkOwnProvider(version: string | undefined): Finding[] {
  const needed = NEWEST.provider;
  if (version !== undefined && readMajor(version) === needed) return [];
  return [
    {
      level: 'broken',
      text: `${PACKAGE_NAME} needs @ai-sdk/provider ${needed}, and gets ${version ?? 'none'}`,
      remedy: `Take @ai-sdk/provider out of \`overrides\` or \`resolutions\`, then run \`npm install ${PACKAGE_NAME}\`.`,
    },
  ];
}

/** A package of another generation than `ai`: its models and hooks do not fit. */
function checkSibling(sibling: PackageFacts, generation: SdkGeneration): Finding[] {
  const other = findGenerationOf(sibling);
  if (other === undefined || other.major === generation.major) return [];
  return [
    {
      level: 'warning',
      text: `${sibling.name} ${sibling.version} belongs to AI SDK ${other.major}, and ai is of generation ${generation.major}`,
      remedy: `Install the version of ${sibling.name} that depends on @ai-sdk/provider-utils ${generation.providerUtils}, or ai@${other.major}.`,
    },
  ];
}

function findGenerationOf({ name, version, dependencies }: PackageFacts): SdkGeneration | undefined {
  const provider = name === '@ai-sdk/provider' ? version : dependencies['@ai-sdk/provider'];
  const utils = name === '@ai-sdk/provider-utils' ? version : dependencies['@ai-sdk/provider-utils'];
  return SDK_GENERATIONS.find(
    generation =>
      (provider !== undefined && generation.provider === readMajor(provider)) ||
      (provider === undefined && utils !== undefined && generation.providerUtils === readMajor(utils)),
  );
}

/** Copies that share name and major: one of them would do. Several majors side by side are as it should be. */
function findDuplicates(copies: readonly PackageCopy[]): PackageCopy[][] {
  const groups = new Map<string, PackageCopy[]>();
  for (const copy of copies) {
    const group = `${copy.name} ${readMajor(copy.version)}`;
    groups.set(group, [...(groups.get(group) ?? []), copy]);
  }
  return [...groups.values()].filter(group => group.length > 1);
}

function describeDuplicate(group: readonly PackageCopy[]): Finding {
  const [first] = group;
  const versions = [...new Set(group.map(({ version }) => version))].sort();
  const text = `${first?.name} is installed ${group.length === 2 ? 'twice' : `${group.length} times`}`;
  // npm does so where another major stands in the way, and could not do otherwise. Errors are told by a mark, not by class.
  if (versions.length === 1) return { level: 'fine', text: `${text} (${versions[0]}), which is harmless` };
  return {
    level: 'warning',
    text: `${text} within one major: ${versions.join(', ')}`,
    remedy: `Run \`npm dedupe\`; \`npm ls ${first?.name}\` shows who wants which.`,
  };
}
