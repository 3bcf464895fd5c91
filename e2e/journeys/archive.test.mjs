// A workshop moves from one machine to another as a file.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { organiserApi } from "../lib/api.mjs";
import { startServer } from "../lib/server.mjs";

describe("a workshop as a file", () => {
  let folder;
  let here;
  let there;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ekkyo-archive-"));
    [here, there] = await Promise.all([startServer({ sample: true }), startServer()]);
  });

  after(async () => {
    await Promise.all([here?.stop(), there?.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  /** What a workshop holds, without identifiers, which are new on the other machine. */
  async function contents(api, workshop) {
    const { teams } = await api.call("GET", `/api/v1/workshops/${workshop}/teams`);
    const { members } = await api.call("GET", `/api/v1/workshops/${workshop}/members`);
    const held = [];
    for (const { id, name, product, board } of teams) {
      const { use_cases } = await api.call("GET", `/api/v1/teams/${id}/use-cases`);
      const { texts, notes, links } = await api.board(board);
      const sizes = [notes, links].map((map) => Object.keys(map).length);
      held.push({ name, product, sizes, texts, fields: use_cases.map(({ fields }) => fields) });
    }
    return { people: members.map(({ name, role }) => `${name} ${role}`).sort(), held };
  }

  test("restores on another machine with everything in it", async () => {
    const api = await organiserApi(here);
    const { workshops } = await api.call("GET", "/api/v1/workshops");
    const japanese = workshops.find(({ language }) => language === "ja");
    const file = join(folder, "workshop.zip");
    await here.command("export", japanese.id, file);
    const other = await organiserApi(there);
    await there.command("import", file);
    const arrived = (await other.call("GET", "/api/v1/workshops")).workshops;
    assert.deepEqual(arrived.map(({ name }) => name), [japanese.name]);
    const before = await contents(api, japanese.id);
    assert.ok(before.held[0].sizes[0] >= 60, "the sample's first board is full");
    assert.deepEqual(await contents(other, arrived[0].id), before);
  });

  test("a foreign file is refused with a reason", async () => {
    const file = join(folder, "foreign.zip");
    for (const bytes of ["%PDF-1.7", "PK\u0003\u0004 cut off", ""]) {
      await writeFile(file, bytes);
      await assert.rejects(there.command("import", file), /not a zip file|is damaged/, bytes);
    }
  });
});
