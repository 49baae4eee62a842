import { spawn } from "node:child_process";
import { join } from "node:path";

/** Starts the product's processes and ends them in order; the first that fails by itself is reported once. */
export function createChildren(root, onFailure) {
  const children = [];
  let ending = false;

  function start(name, env, onMessage) {
    if (ending) throw new Error("stopping");
    const child = spawn(
      process.execPath,
      ["--enable-source-maps", join(root, `dist/${name}.mjs`)],
      {
        cwd: root,
        env,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      },
    );
    const heard = new Map();
    const waiting = new Map();
    let reason = null;
    child.on("message", (message) => {
      if (message.type === "failed") reason = message.reason;
      heard.set(message.type, message);
      waiting.get(message.type)?.(message);
      onMessage?.(message);
    });
    for (const [stream, sink] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])
      printLines(stream, sink, name);
    const ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        resolve();
        if (!ending) onFailure(`${name} ended: ${reason ?? signal ?? `exit code ${code}`}`);
      });
    });
    const entry = {
      name,
      pid: child.pid,
      ended,
      send: (message) => child.connected && child.send(message),
      kill: (signal) => child.kill(signal),
      /** Resolves with the first message of that type. */
      hears: (type) =>
        heard.has(type)
          ? Promise.resolve(heard.get(type))
          : new Promise((resolve) => waiting.set(type, resolve)),
    };
    children.push(entry);
    return entry;
  }

  /** The app first, so that what it still has to store finds its database. */
  async function stop() {
    ending = true;
    for (const [names, graceMs] of [
      [["app"], 6500],
      [["stack", "upstream"], 2500],
    ]) {
      const group = children.filter((child) => names.includes(child.name));
      for (const child of group) child.kill("SIGTERM");
      const all = Promise.all(group.map((child) => child.ended));
      const timer = setTimeout(() => group.forEach((child) => child.kill("SIGKILL")), graceMs);
      await all;
      clearTimeout(timer);
    }
  }
  return { start, stop };
}

function printLines(stream, sink, name) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) sink.write(`[${name}] ${line}\n`);
  });
  stream.on("end", () => rest.trim() && sink.write(`[${name}] ${rest}\n`));
}
