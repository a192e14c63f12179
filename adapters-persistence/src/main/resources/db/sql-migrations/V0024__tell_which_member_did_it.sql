-- Which other member of the team did it; NULL if it was not one. No foreign key: an event outlives its account.
ALTER TABLE event ADD COLUMN by_account_id uuid;
ALTER TABLE event ADD CONSTRAINT event_by_account_id_check CHECK ((by_account_id IS NOT NULL) = (actor = 'MEMBER'));
