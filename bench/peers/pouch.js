// PouchDB as a peer: `serve PORT FOLDER` keeps a database, `send URL FOLDER` replicates to it.
"use strict";
const path = require("path");
const tools = path.resolve(process.env.PEER_TOOLS, "node_modules");
const PouchDB = require(path.join(tools, "pouchdb"));

async function main([verb, where, folder]) {
  if (verb === "serve") return serve(Number(where), folder);
  const documents = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const own = new PouchDB(path.join(folder, "own"));
  await own.bulkDocs(documents);
  const began = process.hrtime.bigint();
  for (;;) {
    try {
      await own.replicate.to(`${where}/births`);
      break;
    } catch (error) {
      await new Promise((go) => setTimeout(go, 1000));
    }
  }
  console.log(Number(process.hrtime.bigint() - began) / 1e9);
}

function serve(port, folder) {
  const app = require(path.join(tools, "express"))();
  const kept = PouchDB.defaults({ prefix: `${folder}${path.sep}` });
  const options = { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: path.join(folder, "log") };
  app.get("/healthz", (_, answer) => answer.send("ok"));
  app.use("/", require(path.join(tools, "express-pouchdb"))(kept, options));
  app.listen(port, "127.0.0.1");
}

main(process.argv.slice(2));
