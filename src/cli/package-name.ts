/** What is installed, imported and typed. */
export const PACKAGE_NAME = 'ai-sdk-fal-openrouter';
