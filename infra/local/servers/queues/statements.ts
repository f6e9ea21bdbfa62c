import type { DatabaseSync } from 'node:sqlite';

const columns = 'seq, id, body, attributes, sent_at, receive_count, first_received_at';

/** Every SQL statement over the messages, prepared once. */
export function prepareStatements(db: DatabaseSync) {
  return {
    insert: db.prepare(
      'INSERT INTO messages (queue, id, body, attributes, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    next: db.prepare(
      `SELECT ${columns} FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?`,
    ),
    take: db.prepare(
      'UPDATE messages SET handle = ?, visible_at = ?, receive_count = ?, first_received_at = ? WHERE seq = ?',
    ),
    bury: db.prepare('UPDATE messages SET queue = ?, visible_at = ?, handle = NULL WHERE seq = ?'),
    remove: db.prepare('DELETE FROM messages WHERE seq = ? AND queue = ? AND handle = ?'),
    hide: db.prepare(
      'UPDATE messages SET visible_at = ? WHERE seq = ? AND queue = ? AND handle = ? AND visible_at > ?',
    ),
    earliest: db.prepare('SELECT MIN(visible_at) AS at FROM messages WHERE queue = ?'),
    visible: db.prepare('SELECT COUNT(*) AS count FROM messages WHERE queue = ? AND visible_at <= ?'),
    hidden: db.prepare(
      `SELECT COUNT(*) AS count, COALESCE(SUM(handle IS NULL), 0) AS delayed
       FROM messages WHERE queue = ? AND visible_at > ?`,
    ),
    list: db.prepare(`SELECT ${columns} FROM messages WHERE queue = ? ORDER BY seq LIMIT ?`),
    move: db.prepare(
      `UPDATE messages SET queue = ?, visible_at = ?, receive_count = 0, first_received_at = NULL, handle = NULL
       WHERE seq IN (SELECT seq FROM messages WHERE queue = ? ORDER BY seq LIMIT ?)`,
    ),
    release: db.prepare(
      'UPDATE messages SET visible_at = ?, handle = NULL WHERE handle IS NOT NULL AND visible_at > ?',
    ),
    hurry: db.prepare('UPDATE messages SET visible_at = visible_at - ? WHERE handle IS NULL AND visible_at > ?'),
    clear: db.prepare('DELETE FROM messages WHERE queue = ?'),
  };
}
