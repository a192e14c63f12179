-- When somebody left the page that showed them by a form of its own. Older sets count as seen: nobody can tell any more.
ALTER TABLE code_set ADD COLUMN seen_at timestamptz;
UPDATE code_set SET seen_at = created_at;
