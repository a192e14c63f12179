-- When whoever let a computer in had signed in for that: to say of that sign-in that it was not them undoes it, too. A node
-- of the version before leaves it empty, and what it let in is undone by its own link alone.
ALTER TABLE mailed_link ADD COLUMN signed_in_at timestamptz;
