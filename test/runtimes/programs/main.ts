import { runAssignment } from './assignment.js';

await runAssignment(process.argv[2] ?? '', line => console.log(JSON.stringify(line)));
