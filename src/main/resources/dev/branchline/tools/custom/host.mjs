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

function say(line) {
  write(3, line + '\n');
}

// A tool may have closed what it prints to.
function note(text) {
  try {
    write(2, text);
  } catch {
    // Then nobody hears it.
  }
}

// The mark tells, among what tools print, where an answer belongs: the two come on different pipes.
function answer(message) {
  const line = JSON.stringify(message);
  note('\u0001@MARK@\u0002');
  say(line);
}

// Tools throw anything, also what cannot be told.
function told(error) {
  try {
    return { error: String(error?.message ?? error), code: String(error?.code ?? '') };
  } catch {
    return { error: 'it threw something that cannot be told', code: '' };
  }
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

const pending = new Set();

function finish(id, message) {
  if (pending.delete(id)) answer({ id, ...message });
}

async function serve(line) {
  const request = JSON.parse(line);
  pending.add(request.id);
  try {
    const result = await operations[request.op](request);
    JSON.stringify(result); // what cannot be told is an error of the tool
    finish(request.id, { ok: true, ...result });
  } catch (error) {
    finish(request.id, { ok: false, ...told(error) });
  }
}

// A promise that a tool forgot must not end the others.
process.on('unhandledRejection', error => note(`unhandled rejection: ${told(error).error}\n`));
// Nobody knows whose it is: the calls that run now would perhaps wait for ever, later ones need not suffer.
process.on('uncaughtException', error => {
  note(`uncaught: ${told(error).error}\n`);
  for (const id of [...pending]) finish(id, { ok: false, ...told(error) });
});
say(JSON.stringify({ hello: process.versions.node }));
createInterface({ input: new Socket({ fd: 4, readable: true, writable: false }) }).on('line', serve).on('close', () => process.exit(0));
