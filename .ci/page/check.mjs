// Looks at pages in a browser: node check.mjs FOLDER STORY. Every failure is told; the exit code is their number, at most 1.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder, story] = process.argv.slice(2);
const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const url = (name) => pathToFileURL(resolve(join(folder, name))).href;
const failures = [];
const fail = (where, what) => { failures.push(`${where}: ${what}`); console.log(`  FAILED ${where}: ${what}`); };
const check = (where, holds, what) => { if (!holds) fail(where, what); };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

/** A page in a window of its own, watched: what it asks for, says and does that it should not. */
async function open(name, { hash = "", media = null, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options });
  const page = await context.newPage();
  const seen = { requests: [], told: [] };
  page.on("request", (request) => { if (request.url().split("#")[0] !== url(name) && !request.url().startsWith("data:,")) seen.requests.push(request.url()); });
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) seen.told.push(message.text()); });
  page.on("pageerror", (error) => seen.told.push(error.message));
  page.on("dialog", (dialog) => { seen.told.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error("policy", event.violatedDirective, event.blockedURI)));
  if (media) await page.emulateMedia({ media });
  await page.goto(url(name) + hash);
  return { page, seen, close: () => context.close() };
}

function quiet(name, seen) {
  check(name, seen.requests.length === 0, `asks for ${seen.requests.join(" ")}`);
  check(name, seen.told.length === 0, `says ${seen.told.join(" | ")}`);
}

async function accessible(where, page) {
  // in the world of the check, not of the page, whose policy lets nothing in
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, nodes } of violations) fail(where, `axe ${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary ?? ""}`.replace(/\s+/g, " ")).join("; ")}`);
}

const begun = Date.now();
const step = (words) => console.log(`page: ${words} (${Math.round((Date.now() - begun) / 1000)} s)`);

step("every state without a violation of accessibility, a request or a word in the console");
const states = [
  ["light", "musk-en.html", {}],
  ["dark", "musk.html", { colorScheme: "dark" }],
  ["filtered", "musk-en.html", { hash: "#party=A&kind=money&real=asserted" }],
  ["an event open, dark", "musk-en.html", { hash: "#e=e3", colorScheme: "dark" }],
  ["print", "musk-en.html", { media: "print" }],
  ["phone", "musk.html", { viewport: { width: 375, height: 812 }, hash: "#e=e26" }],
  ["twenty documents, two disputes", "saga-en.html", {}],
  ["one of two disputes, dark, phone", "saga.html", { hash: "#dispute=f2&party=A", colorScheme: "dark", viewport: { width: 375, height: 812 } }],
  ["English", "app-store.html", {}],
  ["traditional", "writ.html", { colorScheme: "dark", reducedMotion: "reduce" }],
  ["empty", "empty.html", {}],
];
for (const [state, name, options] of states) {
  const { page, seen, close } = await open(name, options);
  await accessible(state, page);
  quiet(state, seen);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(state, wide <= 0, `is ${wide} pixels wider than its window`);
  await close();
}

step("the article is the story, and highlights go both ways");
{
  const { page, seen, close } = await open("musk-en.html");
  const text = await page.evaluate(() => document.querySelector(".text").textContent);
  check("article", text === readFileSync(story, "utf8"), "differs from the story");
  const events = await page.locator(".events li").count();
  for (let n = 1; n <= events; n += 1) {
    await page.evaluate((id) => document.getElementById(id).querySelector(":scope > a").click(), `e${n}`);
    const { words, lit, open } = await page.evaluate((id) => {
      const row = document.getElementById(id);
      const [from, to] = row.dataset.w.split(" ")[0].split(":")[1].split(",")[0].split("-").map(Number);
      const points = [...document.querySelector(".text").textContent];
      return {
        words: points.slice(from, to).join(""),
        lit: [...document.querySelectorAll(".text .on")].map((piece) => piece.textContent).join(""),
        open: row.classList.contains("on") && !!row.querySelector(".quoted"),
      };
    }, `e${n}`);
    check(`e${n}`, open && lit.includes(words) && words.length > 0, `lights “${lit}” for “${words}”`);
  }
  await page.locator(".text i.e").first().click();
  const row = page.locator(".events li.on, .said li.on, tr.on, .answer.on");
  check("words", await row.count() === 1, "a click on words selects no result");
  await page.keyboard.press("Escape");
  check("Escape", await page.locator(".on").count() === 0, "leaves something selected");
  quiet("both ways", seen);
  await close();
}

step("what lights up is the quotation, also where spans nest and cross");
{
  const { page, seen, close } = await open("crossing.html");
  const wanted = JSON.parse(readFileSync(join(folder, "crossing.json"), "utf8"));
  const lit = await page.evaluate((many) => Array.from({ length: many }, (_, n) => {
    document.querySelector(`#e${n + 1} > a`).click();
    return [...document.querySelectorAll(".text .on")].map((piece) => piece.textContent).join("");
  }), wanted.length);
  wanted.forEach((words, n) => check("crossing", lit[n] === words, `e${n + 1} lights “${lit[n]}” for “${words}”`));
  check("crossing", new Set(wanted).size > wanted.length / 2, "too few different spans");
  quiet("crossing", seen);
  await close();
}

step("one of several disputes can be chosen");
{
  const { page, seen, close } = await open("saga-en.html");
  const state = () => page.evaluate(() => ({
    disputes: [...new Set([...document.querySelectorAll(".events li:not(.off)")].filter((row) => row.checkVisibility()).map((row) => row.closest("[data-d]")?.dataset.d))],
    drawings: [...document.querySelectorAll(".scroll")].filter((drawing) => drawing.checkVisibility()).length,
    events: document.querySelectorAll(".events li:not(.off)").length,
    // an act of one side on the other has its arrow, also where the other does nothing of its own
    arrows: document.querySelectorAll('[data-d="f2"] line[data-e]').length,
  }));
  const whole = await state();
  check("disputes", whole.disputes.includes("f1") && whole.disputes.includes("f2") && whole.drawings >= 2 && whole.arrows > 0, JSON.stringify(whole));
  await page.selectOption('[data-f="dispute"]', "f2");
  const one = await state();
  check("disputes", one.disputes.join() === "f2" && one.drawings === 1 && one.events > 0 && one.events < whole.events, JSON.stringify(one));
  await page.selectOption('[data-f="party"]', "B");
  const side = await state();
  check("disputes", side.events > 0 && side.events <= one.events, JSON.stringify(side));
  // words in a story about the other dispute come into sight with their result
  for (const row of await page.locator('[data-d="f2"] .events li:not(.off)').all()) {
    await row.locator(":scope > a").click();
    check("disputes", await page.evaluate(() => [...document.querySelectorAll(".text .on")].every((piece) => piece.checkVisibility())), "words of a result stay hidden");
  }
  check("disputes", new URL(page.url()).hash.includes("dispute=f2"), "the address does not keep it");
  quiet("disputes", seen);
  await close();
}

step("the keyboard alone reaches every event");
{
  const { page, close } = await open("musk-en.html");
  const events = await page.locator(".events li").count();
  const reached = new Set();
  let unseen = 0;
  for (let n = 0; n < 2000; n += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return { id: element.closest(".events li")?.id, end: !!element.closest("#money"), ring: style.outlineStyle !== "none" };
    });
    if (at.id) { reached.add(at.id); if (!at.ring) unseen += 1; }
    if (at.end) break;
  }
  check("Tab", reached.size === events, `reaches ${reached.size} of ${events} events`);
  check("Tab", unseen === 0, `${unseen} stops show no focus`);
  await page.evaluate(() => document.activeElement.blur());
  const walked = new Set();
  for (let n = 0; n < events; n += 1) {
    await page.keyboard.press("j");
    walked.add(await page.evaluate(() => document.querySelector(".events li.on")?.id));
  }
  check("j", walked.size === events, `reaches ${walked.size} of ${events} events`);
  await page.keyboard.press("k");
  check("k", await page.evaluate(() => document.querySelector(".events li.on").id) === `e${events - 1}`, "does not go back");
  await page.keyboard.press("/");
  await page.keyboard.type("xAI");
  const found = await page.locator(".events li:not(.off)").count();
  check("/", found > 0 && found < events, `finds ${found} events`);
  await close();
}

step("the address keeps filters and the selected event");
{
  const first = await open("musk-en.html");
  await first.page.selectOption('[data-f="party"]', { index: 3 });
  await first.page.selectOption('[data-f="kind"]', "legal");
  await first.page.fill('[data-f="q"]', "OpenAI");
  await first.page.locator(".events li:not(.off) > a").first().click();
  const state = () => ({
    shown: [...document.querySelectorAll(".events li:not(.off)")].map((row) => row.id),
    on: [...document.querySelectorAll("li.on")].map((row) => row.id),
    count: document.getElementById("count").textContent,
    fields: [...document.querySelectorAll("[data-f]")].map((field) => field.value),
  });
  const before = await first.page.evaluate(state);
  const hash = new URL(first.page.url()).hash;
  const second = await open("musk-en.html", { hash });
  const after = await second.page.evaluate(state);
  check("address", before.shown.length > 0 && before.on.length === 1, "nothing to keep");
  check("address", JSON.stringify(before) === JSON.stringify(after), `${hash}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`);
  await second.page.click("#reset");
  check("reset", await second.page.locator(".events li.off").count() === 0, "leaves events out");
  await first.close();
  await second.close();
  const broken = await open("musk-en.html", { hash: "#party=p999&kind=%3Cb%3E&e=nobody&q=%" });
  quiet("a broken address", broken.seen);
  await broken.close();
}

step("everything can be read without JavaScript, and on paper");
const bare = [["no script", "musk-en.html", { javaScriptEnabled: false }], ["print", "musk-en.html", { media: "print" }],
  ["no script, disputes", "saga.html", { javaScriptEnabled: false }], ["print, disputes", "saga.html", { media: "print" }]];
for (const [where, name, options] of bare) {
  const { page, close } = await open(name, options);
  for (const part of [".events li", ".events li > a", ".events small", ".notes li", ".said li", ".point", ".answer", "#money tbody tr", "#parties tbody tr", ".text p:not(.z)"]) {
    const all = await page.locator(part).count();
    const seen = await page.locator(`${part}:visible`).count();
    check(where, (all > 0 || name === "saga.html") && seen === all, `${seen} of ${all} ${part} can be seen`);
  }
  check(where, await page.locator(".filters:visible").count() === 0, "shows filters that do nothing");
  await close();
}

step("attacks in every text run nothing");
const attacks = readdirSync(folder).filter((name) => name.startsWith("attack-"));
check("attacks", attacks.length >= 200, `only ${attacks.length} pages`);
{
  // two windows for all, which is quicker than two hundred
  const windows = 2;
  await Promise.all(Array.from({ length: windows }, async (_, own) => {
    const { page, seen, close } = await open(attacks[own]);
    for (const name of attacks.filter((_, n) => n % windows === own)) {
      await page.goto(url(name));
      const { markup, events } = await page.evaluate(() => {
        document.querySelector(".events li > a")?.click();
        return {
          markup: window.ran !== undefined || document.scripts.length !== 1 || document.querySelector("img,iframe,object,embed,base,form") !== null,
          events: document.querySelectorAll(".events li.on").length,
        };
      });
      check(name, !markup, "a text became markup");
      check(name, events === 1, "no event can be opened");
      // pages of the same run are no foreign requests
      seen.requests = seen.requests.filter((request) => !request.startsWith(url("attack-").replace(/\.html$/, "")));
      quiet(name, seen);
      [seen.requests, seen.told] = [[], []];
    }
    await close();
  }));
}

step("a thousand events are quick");
{
  const { page, seen, close } = await open("thousand.html");
  // what the page's own thread works, whatever else the machine does: measured over a second load
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.reload();
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  const { metrics } = await session.send("Performance.getMetrics");
  const ready = Math.round(1000 * metrics.find(({ name }) => name === "TaskDuration").value);
  console.log(`  ${nodes} nodes, ready after ${ready} ms of work`);
  check("thousand", nodes < 10000, `${nodes} nodes`);
  check("thousand", ready < 1500, `ready after ${ready} ms of work`);
  quiet("thousand", seen);
  await close();
}

await browser.close();
console.log(failures.length === 0 ? "page: all holds" : `page: ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
