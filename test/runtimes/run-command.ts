import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Command {
  file: string;
  parameters: string[];
  folder: string;
  /** Added to the few variables that a program needs; the key of whoever runs the tests is not among them. */
  environment?: Record<string, string>;
  /** Milliseconds until the process is stopped. */
  timeout: number;
  onLine?: (line: string) => void;
  /** Ends the process before its time. */
  signal?: AbortSignal;
}

const PASSED_ON =
  /^(path|home|temp|tmp|tmpdir|systemroot|lang|https?_proxy|no_proxy|ssl_cert_.*|node_extra_ca_certs|npm_config_.*)$/i;

/** As much of what a process said as helps whoever reads that it failed. */
const LONGEST_COMPLAINT = 4000;

/**
 * Runs a command to its end and gives what it printed. Never the synchronous form: the emulator answers in this process.
 *
 * @throws Error when it ends with another code than 0 or is stopped, with the last that it said.
 */
export async function runCommand(command: Command): Promise<string> {
  const { file, parameters, folder, environment, timeout, onLine, signal } = command;
  const passedOn = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  const child = spawn(file, parameters, {
    cwd: folder,
    env: { ...Object.fromEntries(passedOn), ...environment },
    // A signal that can be heard: the host of `workerd` stops it first.
    timeout,
    ...(signal !== undefined && { signal }),
  });
  let output = '';
  let complaints = '';
  createInterface(child.stdout).on('line', line => {
    output += `${line}\n`;
    onLine?.(line);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      if (code === 0) resolve(output);
      else {
        const said = (output + complaints).slice(-LONGEST_COMPLAINT);
        reject(
          new Error(`${file} ${parameters.join(' ')} ended with ${killedBy ?? `code ${code}`}.\n${said}`),
        );
      }
    });
  });
}
