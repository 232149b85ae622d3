// Many tests ask for what draws a warning and look at the warning in the result: printed, it would hide what fails.
globalThis.AI_SDK_LOG_WARNINGS = false;
