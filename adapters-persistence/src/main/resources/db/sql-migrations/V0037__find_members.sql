-- Copies of what the account is called and reached by: so a team's people are searched and ordered in its own rows. Whoever
-- changes either at the account writes it here in the same transaction.
ALTER TABLE membership ADD COLUMN name text;
ALTER TABLE membership ADD COLUMN email text;
UPDATE membership m SET name = a.name, email = a.email FROM account a WHERE a.account_id = m.account_id;
ALTER TABLE membership ALTER COLUMN name SET NOT NULL;
ALTER TABLE membership ALTER COLUMN email SET NOT NULL;

-- When somebody last reminded the member, and no longer the day alone: People tells the minute.
ALTER TABLE membership ADD COLUMN reminded_at timestamptz;
UPDATE membership m SET reminded_at = m.reminded_on::timestamp AT TIME ZONE t.zone
    FROM team t WHERE t.team_id = m.team_id AND m.reminded_on IS NOT NULL;
ALTER TABLE membership DROP COLUMN reminded_on;
