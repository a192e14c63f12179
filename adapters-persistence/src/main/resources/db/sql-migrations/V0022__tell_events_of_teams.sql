-- The team that it happened in; NULL for what concerns the account alone. No foreign key: an event outlives its team.
ALTER TABLE event ADD COLUMN team_id uuid;

CREATE INDEX event_team_id_idx ON event (team_id, event_id) WHERE team_id IS NOT NULL;
