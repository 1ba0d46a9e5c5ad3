import { check } from "./jobs/check.js";
import type { Job } from "./jobs/job.js";
import { timeParse } from "./jobs/parse.js";
import { timeSerialize } from "./jobs/serialize.js";
import { timeSpellings } from "./jobs/spellings.js";
import { timeStream } from "./jobs/stream.js";
import { makeFiles, measureRetained, timeWhole } from "./jobs/whole.js";

// One process for one repetition: its argument is the job, what it prints the result.
const job = JSON.parse(process.argv[2] ?? "") as Job;
console.log(JSON.stringify((await run(job)) ?? null));

async function run(job: Job): Promise<unknown> {
  switch (job.kind) {
    case "check":
      return check();
    case "parse":
      return timeParse(job.peer, job.sizes, job.effort);
    case "serialize":
      return timeSerialize(job.builder, job.sizes, job.effort);
    case "make":
      return makeFiles(job.shape, job.size, job.folder);
    case "whole":
      return timeWhole(job.shape, job.subject, job.folder);
    case "spellings":
      return timeSpellings();
    case "stream":
      return timeStream();
    default:
      return measureRetained(job.shape);
  }
}
