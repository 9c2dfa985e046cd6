/* Runs the page's own script on texts: {module, key, list, now, texts} in, verdicts out. */
import { readFileSync } from "node:fs";

const told = JSON.parse(readFileSync(0, "utf-8"));
const load = (path) => import("data:text/javascript;base64," + readFileSync(path).toString("base64"));
const { judge, readList, verifier, unhex } = await load(told.module);
const verify = told.noble
  ? await load(told.noble).then(({ verifyAsync }) => async (key, statement, signature) => {
      try {
        return await verifyAsync(signature, statement, key, { zip215: false });
      } catch {
        return false;
      }
    })
  : await verifier("");
const list = await readList(unhex(told.list), unhex(told.key), verify);
const verdicts = [];
for (const text of told.texts) verdicts.push(list ? (await judge(text, list, told.now, verify)).verdict : "no list");
process.stdout.write(JSON.stringify(verdicts));
