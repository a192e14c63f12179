-- The only foreign key between accounts and teams, alone so that it can go where the two lie on different nodes.
ALTER TABLE membership ADD CONSTRAINT membership_account_fkey FOREIGN KEY (account_id) REFERENCES account;
