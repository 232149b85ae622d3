import { createBundleRoomsScenario } from './bundle-rooms-scenario.js';
import { createBundleScenario } from './bundle-scenario.js';
import { listGrowthScenarios } from './growth-scenarios.js';
import { createFirstAnswerScenario, createImportScenario } from './import-scenario.js';
import { createMemoryScenario } from './memory-scenario.js';
import { listRequestScenarios } from './request-scenarios.js';
import type { Scenario } from './scenario.js';
import { createSocketScenario } from './socket-scenario.js';
import { listStreamScenarios } from './stream-scenarios.js';

export function listScenarios(): Scenario[] {
  return [
    ...listStreamScenarios(),
    ...listRequestScenarios(),
    createImportScenario(),
    createFirstAnswerScenario(),
    createBundleScenario(),
    createBundleRoomsScenario(),
    createMemoryScenario('text'),
    createMemoryScenario('reasoning'),
    createSocketScenario(),
    ...listGrowthScenarios(),
  ];
}
