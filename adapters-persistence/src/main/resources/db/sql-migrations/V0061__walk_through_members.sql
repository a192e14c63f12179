-- A team's members are walked through by key, in the orders in which People shows them: whoever reads them all reads each
-- once. Of two that joined last, the one with the lesser time before 1970 comes first, so that all parts go up.
CREATE INDEX membership_name_idx ON membership (team_id, lower(name), account_id);
CREATE INDEX membership_joined_idx ON membership (team_id, (timestamptz 'epoch' - joined_at), lower(name), account_id);
