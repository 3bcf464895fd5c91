// Edits the server has not confirmed, kept in this browser, so that closing or reloading the
// page without a connection loses nothing. Where the browser offers no storage they live only
// as long as the page.

const DATABASE = "ekkyo";
const EDITS = "edits";

export type KeptEdit = { key: number; update: Uint8Array };

/** The kept edits of one document of one person. */
export interface KeptEdits {
  load(): Promise<KeptEdit[]>;
  /** Keeps an edit; the key is for forgetting it, nothing when it could not be kept. */
  keep(update: Uint8Array): Promise<number | undefined>;
  forget(keys: readonly number[]): Promise<void>;
}

type Row = { key?: number; room: string; update: Uint8Array };

/** Kept in IndexedDB under `room`, which names board, person and document. */
export class BrowserEdits implements KeptEdits {
  readonly #room: string;
  static #database: Promise<IDBDatabase> | undefined;

  constructor(room: string) {
    this.#room = room;
  }

  async load(): Promise<KeptEdit[]> {
    const rows = await this.#run<Row[]>("readonly", (edits) =>
      edits.index("room").getAll(this.#room),
    );
    return (rows ?? []).flatMap(({ key, update }) => (key === undefined ? [] : [{ key, update }]));
  }

  async keep(update: Uint8Array): Promise<number | undefined> {
    const row: Row = { room: this.#room, update };
    return (await this.#run("readwrite", (edits) => edits.add(row))) as number | undefined;
  }

  async forget(keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#run("readwrite", (edits) => {
      for (const key of keys) edits.delete(key);
      return undefined;
    });
  }

  // Storage may be missing, full or forbidden. That must never stop anyone from writing, so a
  // failure means only that nothing is kept.
  async #run<T>(
    mode: IDBTransactionMode,
    work: (edits: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> {
    try {
      BrowserEdits.#database ??= open();
      const transaction = (await BrowserEdits.#database).transaction(EDITS, mode);
      const request = work(transaction.objectStore(EDITS));
      return await new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      });
    } catch {
      return undefined;
    }
  }
}

/** For pages without storage, and for tests. */
export class MemoryEdits implements KeptEdits {
  readonly kept = new Map<number, Uint8Array>();
  #next = 1;

  async load(): Promise<KeptEdit[]> {
    return [...this.kept].map(([key, update]) => ({ key, update }));
  }

  async keep(update: Uint8Array): Promise<number> {
    this.kept.set(this.#next, update);
    return this.#next++;
  }

  async forget(keys: readonly number[]): Promise<void> {
    for (const key of keys) this.kept.delete(key);
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const edits = request.result.createObjectStore(EDITS, {
        keyPath: "key",
        autoIncrement: true,
      });
      edits.createIndex("room", "room");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
