import { writeResult } from "../results.mjs";
import { attackEndpoint } from "./endpoints.js";
import { fakes, playFake } from "./fakes.js";
import { faults } from "./faults.js";
import { attackMocks } from "./mocks.js";
import { play } from "./play.js";
import { readPlatforms } from "./platforms.js";
import { attackServer } from "./sockets.js";
import { readHidden } from "./hidden.js";
import { targetsOf } from "./targets.js";
import { startWatch } from "./watch.js";
import { attackWebhooks, signed } from "./webhooks.js";

// `npm run faults`: what servers, callers and senders do wrong, and whether anything of it shows a secret.
const started = performance.now();
const watch = startWatch();
const platforms = await readPlatforms();
const targets = platforms.flatMap(targetsOf);
const failures: string[] = [];

for (const target of targets) {
  const [good, ...rest] = faults;
  if (good) failures.push(...(await play(target, good, watch)));
  await inParallel(fakes, 12, async (fake) => failures.push(...(await playFake(target, fake, watch))));
  await inParallel(rest, 12, async (fault) => failures.push(...(await play(target, fault, watch))));
}

let attacks = 0;
for (const platform of platforms) {
  for (const attacked of [await attackEndpoint(platform, watch), await attackWebhooks(platform, watch)]) {
    attacks += attacked.attacks;
    failures.push(...attacked.failures);
  }
}
for (const attacked of [
  await attackWebhooks(signed, watch),
  await attackServer(watch),
  await readHidden(platforms, watch),
  await attackMocks(platforms, watch),
]) {
  attacks += attacked.attacks;
  failures.push(...attacked.failures);
}

watch.end();
for (const failure of failures) console.log(`  failed: ${failure}`);
for (const leak of watch.leaks) console.log(`  leaked: ${leak}`);
console.log(
  `faults: ${faults.length} faults to ${targets.length} requests of clients: ${failures.length} failures, ${watch.leaks.size} leaks in ${watch.looked()} looks, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
writeResult("faults", {
  faults: faults.length + fakes.length,
  requests: targets.length,
  attacks,
  failures: failures.length,
  leaks: watch.leaks.size,
  looks: watch.looked(),
});
process.exitCode = failures.length + watch.leaks.size > 0 ? 1 : 0;

async function inParallel<T>(all: readonly T[], width: number, work: (one: T) => Promise<unknown>): Promise<void> {
  const rest = [...all];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
    }),
  );
}
