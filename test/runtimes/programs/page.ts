import { runAssignment } from './assignment.js';

/** In the page: the assignment is in the address, the lines go to the console and onto the page. */
const assignment = new URLSearchParams(location.search).get('assignment') ?? '';
await runAssignment(assignment, line => {
  const text = JSON.stringify(line);
  document.body.append(text, document.createElement('br'));
  console.log(text);
});
document.title = 'done';
