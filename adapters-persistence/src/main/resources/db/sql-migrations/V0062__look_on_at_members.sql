-- To whom a look at a team's members has come that is not at its end. It counts while nothing else was written about when
-- to look: whoever wakes the team, a node of the version before too, writes another time.
ALTER TABLE mandate_check ADD COLUMN last_account_id uuid;
ALTER TABLE mandate_check ADD COLUMN last_at timestamptz;
