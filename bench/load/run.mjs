// Load on the demo mission, open loop: every user sends one request a second at times fixed
// beforehand, whether or not the earlier ones were answered, and a request's time counts from when
// it was due. A slow server so cannot slow down the questions it is asked.
//
//   node bench/load/run.mjs [--scale 50] [--users 50] [--seconds 60] [--engine sqlite|postgres|both] [--data DIR]
//
// Prints, for each engine: how long the mission took to make and to unlock, the figures of an issue,
// the 50th, 95th and 99th part of a hundred of each kind of request, and the server's memory.
// WAYSTATION names another binary. PostgreSQL comes from TEST_POSTGRES_URL (scripts/with-postgres),
// which must be as durable as SQLite is (DURABLE=1).

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { cpus, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const binary = process.env.WAYSTATION ?? join(root, "target/release/waystation");
const { values: asked } = parseArgs({
  options: {
    scale: { type: "string", default: "50" },
    users: { type: "string", default: "50" },
    seconds: { type: "string", default: "60" },
    engine: { type: "string", default: "both" },
    data: { type: "string" }, // a folder with the demo mission made already, for SQLite
  },
});
const [scale, users, seconds] = [asked.scale, asked.users, asked.seconds].map(Number);
const PASSWORD = "waystation-demo";
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** The same numbers at each run: mulberry32. */
function chance(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** One request; answers its status, headers and text. */
function send(port, method, path, { cookie, form } = {}) {
  const body = form && new URLSearchParams(form).toString();
  const headers = { "accept-language": "en" };
  if (cookie) headers.cookie = cookie;
  if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    call.on("error", reject);
    call.end(body);
  });
}

const field = (html, name) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? "";

async function signIn(port, login) {
  const page = await send(port, "GET", "/sign-in");
  const cookie = (page.headers["set-cookie"] ?? []).map((c) => c.split(";")[0]).join("; ");
  const form = { csrf: field(page.text, "csrf"), login, password: PASSWORD };
  const answer = await send(port, "POST", "/sign-in", { cookie, form });
  const session = (answer.headers["set-cookie"] ?? []).map((c) => c.split(";")[0]).join("; ");
  if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`);
  const home = await send(port, "GET", "/people/new", { cookie: session });
  return { cookie: session, csrf: field(home.text, "csrf"), login };
}

/** Starts the server; answers it with its port and the seconds until it served. */
async function serve(data, cwd) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(binary, ["serve", "--data", data, "--port", String(port)], {
    cwd, // where the demo's key lies when the data is on a server
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (part) => String(part).includes("serves") && resolve());
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, port, unlocked: (performance.now() - began) / 1000 };
}

function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { now: of("VmRSS"), most: of("VmHWM") };
}

const LISTS = ["/people", "/people?nationality=IRQ", "/people?sex=female&population=stranded", "/services", "/avrr", "/needs"];
const TYPED = ["ahm", "kov ol", "حسن", "ольг", "hass", "mar", "rebw", "dmit"];
const uuid = (random) =>
  "00000000-0000-4000-8000-000000000000".replace(/[0]/g, () => Math.floor(random() * 16).toString(16));

/** What the users do, each with its weight. */
const WORK = [
  ["list", 34, (w, who) => send(w.port, "GET", w.pick(LISTS), { cookie: who.cookie })],
  ["page", 30, (w, who) => send(w.port, "GET", w.pick(w.people), { cookie: who.cookie })],
  ["search", 15, async (w, who) => {
    const form = { csrf: who.csrf, q: w.pick(TYPED) };
    const made = await send(w.port, "POST", "/people/search", { cookie: who.cookie, form });
    return send(w.port, "GET", made.headers.location, { cookie: who.cookie });
  }],
  ["save", 20, async (w, who) => {
    const name = () => String.fromCharCode(...Array.from({ length: 7 }, () => 97 + Math.floor(w.random() * 26)));
    const form = {
      csrf: who.csrf, idempotency_key: uuid(w.random), office: w.office, channel: "walk_in",
      population: "stranded", registered_on_day: "8", registered_on_month: "6",
      registered_on_year: "2022", given: name(), family: name(), sex: "female",
      nationality: "IRQ", birth_year: "1990", known: "no",
    };
    return send(w.port, "POST", "/people/new", { cookie: who.cookie, form });
  }],
  ["figure", 1, (w, who) => send(w.port, "GET", w.pick(w.figures), { cookie: who.cookie })],
];

function choose(random) {
  let left = random() * WORK.reduce((sum, [, weight]) => sum + weight, 0);
  return WORK.find(([, weight]) => (left -= weight) < 0) ?? WORK[0];
}

const part = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function load(port) {
  const random = chance(18);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const pavel = await signIn(port, "pavel");
  const people = [];
  let next = "/people";
  for (let pages = 0; next && pages < 20; pages += 1) {
    const { text } = await send(port, "GET", next, { cookie: pavel.cookie });
    for (const [, path] of text.matchAll(/href="(\/people\/[0-9a-f-]{36})"/g)) people.push(path);
    next = /href="(\/people\?[^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
  }
  const form = (await send(port, "GET", "/people/new", { cookie: pavel.cookie })).text;
  const office = /<option value="(grodno[^"]*)"/.exec(form)?.[1];
  const sessions = [];
  for (let user = 0; user < users; user += 1) sessions.push(await signIn(port, "pavel"));
  const figures = ["/figures/people.registered.period", "/figures/avrr.returned.period"];
  const world = { port, pick, random, people, office, figures };
  const times = new Map(WORK.map(([name]) => [name, []]));
  const failed = new Map();
  const waiting = [];
  const start = performance.now() + 500;
  for (let user = 0; user < users; user += 1) {
    for (let second = 0; second < seconds; second += 1) {
      const due = start + (second + user / users) * 1000;
      const [name, , act] = choose(random);
      waiting.push(new Promise((resolve) => {
        setTimeout(async () => {
          try {
            const { status } = await act(world, sessions[user]);
            if (status >= 400) failed.set(`${name} ${status}`, (failed.get(`${name} ${status}`) ?? 0) + 1);
          } catch (error) {
            failed.set(`${name} ${error.code}`, (failed.get(`${name} ${error.code}`) ?? 0) + 1);
          }
          times.get(name).push(performance.now() - due);
          resolve();
        }, due - performance.now());
      }));
    }
  }
  await Promise.all(waiting);
  return { times, failed };
}

/** Figures of a draft issue, computed from the records, as the API gives them. */
async function figuresOfIssue(port) {
  const rita = await signIn(port, "rita");
  const took = [];
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    const { status, text } = await send(port, "GET", "/api/v1/figures?issue=18", { cookie: rita.cookie });
    if (status !== 200) throw new Error(`figures answered ${status}`);
    took.push({ ms: performance.now() - began, figures: JSON.parse(text).length });
  }
  return took;
}

async function measure(engine, data, cwd) {
  console.log(`\n## ${engine}, --scale ${scale}, ${users} users, ${seconds} s\n`);
  if (data !== asked.data) {
    const began = performance.now();
    const made = spawnSync(binary, ["demo", "--data", data, "--scale", String(scale), "--no-serve"], { encoding: "utf8", cwd });
    if (made.status !== 0) throw new Error(made.stderr);
    console.log(`- demo mission made in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  const { child, port, unlocked } = await serve(data, cwd);
  try {
    console.log(`- unlocked and serving after ${unlocked.toFixed(1)} s; memory ${memory(child.pid).now.toFixed(0)} MB`);
    const figures = await figuresOfIssue(port);
    const [first, ...again] = figures.map((f) => f.ms);
    console.log(`- all ${figures[0].figures} figures of an issue: ${first.toFixed(0)} ms, then ${again.map((ms) => ms.toFixed(0)).join(", ")} ms; memory ${memory(child.pid).most.toFixed(0)} MB at most`);
    const { times, failed } = await load(port);
    console.log("\n| request | count | p50 ms | p95 ms | p99 ms | most ms |\n|---|---:|---:|---:|---:|---:|");
    const all = [];
    for (const [name, list] of [...times, ["all", all]]) {
      if (name !== "all") all.push(...list);
      const sorted = [...list].sort((a, b) => a - b);
      const cells = [0.5, 0.95, 0.99, 1].map((share) => part(sorted, share).toFixed(0));
      console.log(`| ${name} | ${list.length} | ${cells.join(" | ")} |`);
    }
    const { now, most } = memory(child.pid);
    console.log(`\n- memory ${now.toFixed(0)} MB, ${most.toFixed(0)} MB at most`);
    console.log(`- failed: ${failed.size === 0 ? "none" : JSON.stringify(Object.fromEntries(failed))}`);
    if (failed.size > 0) process.exitCode = 1;
  } finally {
    child.removeAllListeners("exit");
    child.kill("SIGTERM");
    await new Promise((resolve) => child.on("exit", resolve));
  }
}

const [cpu] = cpus();
console.log(`${cpus().length} × ${cpu.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; the client runs on the same machine`);
const folder = mkdtempSync(join(tmpdir(), "waystation-load-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
if (asked.engine !== "postgres") await measure("SQLite", asked.data ?? join(folder, "data"), folder);
if (asked.engine !== "sqlite") {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("TEST_POSTGRES_URL names no server: run it by `make bench`");
  const name = `load_${process.pid}`;
  const sql = (text) => spawnSync("psql", [`${server}/postgres`, "-qc", text], { stdio: "inherit" });
  sql(`create database ${name}`);
  try {
    await measure("PostgreSQL", `${server}/${name}`, folder);
  } finally {
    sql(`drop database ${name} with (force)`);
  }
}
