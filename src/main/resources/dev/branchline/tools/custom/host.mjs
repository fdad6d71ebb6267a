// Runs JavaScript tools for Branchline. Requests come as JSON lines on descriptor 4, answers go out on descriptor 3, so that what
// tools write to standard output, or read from standard input, meets neither.
import { readFileSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const loaded = new Map();

function write(descriptor, text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function say(message) {
  write(3, JSON.stringify(message) + '\n');
}

// The mark tells, among what tools print, where an answer belongs: the two come on different pipes.
function answer(message) {
  try {
    write(2, '\u0001@MARK@\u0002');
  } catch {
    // A tool has closed what it prints to.
  }
  say(message);
}

// What runs must be what was trusted.
function check(files) {
  for (const [file, wanted] of Object.entries(files)) {
    if (createHash('sha256').update(readFileSync(file)).digest('hex') !== wanted) {
      throw new Error(`${file} has changed since it was trusted`);
    }
  }
}

async function module(file) {
  try {
    return await import(pathToFileURL(file));
  } catch (error) {
    // Older Nodes take every .js for CommonJS, also one that says "export".
    if (error instanceof SyntaxError && file.endsWith('.js') && /\b(export|import)\b/.test(error.message)) {
      return import('data:text/javascript;base64,' + readFileSync(file).toString('base64'));
    }
    throw error;
  }
}

function pick(found) {
  const tool = found.default ?? found.tool ?? found;
  return typeof tool?.execute === 'function' ? tool : tool?.default ?? tool?.tool ?? tool;
}

async function load({ path, files }) {
  if (!loaded.has(path)) {
    check(files);
    const tool = pick(await module(path));
    check(files);
    for (const [field, type] of [['name', 'string'], ['description', 'string'], ['execute', 'function']]) {
      if (typeof tool?.[field] !== type) throw new Error(`the tool has no ${field} (a ${type})`);
    }
    loaded.set(path, tool);
  }
  return loaded.get(path);
}

const operations = {
  async load(request) {
    const { name, description, parameters } = await load(request);
    return { name, description, parameters: parameters ?? { type: 'object', properties: {} } };
  },
  async call(request) {
    const tool = await load(request);
    const result = await tool.execute(request.args);
    return { text: result === undefined || result === null ? '' : typeof result === 'string' ? result : JSON.stringify(result) };
  },
};

async function serve(line) {
  const request = JSON.parse(line);
  try {
    answer({ id: request.id, ok: true, ...(await operations[request.op](request)) });
  } catch (error) {
    answer({ id: request.id, ok: false, error: String(error?.message ?? error), code: String(error?.code ?? '') });
  }
}

// A promise that a tool forgot must not end the others.
process.on('unhandledRejection', error => process.stderr.write(`unhandled rejection: ${error?.stack ?? error}\n`));
say({ hello: process.versions.node });
createInterface({ input: new Socket({ fd: 4, readable: true, writable: false }) }).on('line', serve).on('close', () => process.exit(0));
