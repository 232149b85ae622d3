/** A fresh process that imports one package, or nothing, and says how many microseconds of CPU that took. */
const specifier = process.argv[2];
const start = process.cpuUsage();
if (specifier !== undefined) await import(specifier);
const { user, system } = process.cpuUsage(start);
process.send?.(user + system, () => process.disconnect());
